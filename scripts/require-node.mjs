// Imported first by whatever Node may be asked to run directly. Old Node must be able to parse it: keep it plain.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Mandate needs Node 22.18 or later and this is Node ${process.versions.node}: use "npm start", which brings its own.`,
  )
  process.exit(1)
}

// Sets the stored theme before the first paint. Without a stored choice the system decides.
try {
  const theme = localStorage.getItem('mandate-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is forbidden: the system's theme is right.
}

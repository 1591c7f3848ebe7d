// The table of routes is read as data by tests in Node; its lazily imported pages are vue-tsc's to check.
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

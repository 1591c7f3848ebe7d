/** The panel's look, in its own shadow: nothing of the product's reaches it, nor the other way round. */
export const panelStyle = `
  :host { font: 0.875rem/1.4 system-ui, sans-serif; color: CanvasText; color-scheme: light dark; }
  :host([hidden]) { display: none; }
  button, select { font: inherit; min-height: 2.25rem; max-width: 100%; }
  button { cursor: pointer; }
  button, select, a { outline-offset: 2px; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; }
  h2 { font-size: 1rem; margin: 1.25rem 0 0.5rem; }
  p { margin: 0 0 0.75rem; }
  label { display: block; font-weight: 600; margin-block-end: 0.25rem; }
  select { width: 100%; }
  .notice {
    display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; align-items: center;
    padding: 0.4rem clamp(1rem, 4vw, 2.5rem); background: #fbf1dc; color: #3b2a00;
    border-block-end: 1px solid #8a5a00;
  }
  .notice p { margin: 0; flex: 1 1 20rem; }
  .open { position: fixed; inset-block-end: 0.75rem; inset-inline-end: 0.75rem; z-index: 10; padding-inline: 0.9rem;
    border: 1px solid #1b2320; border-radius: 999px; background: #1b2320; color: #fff; }
  dialog { width: min(22rem, calc(100vw - 3rem)); box-sizing: border-box; border: 1px solid GrayText; border-radius: 6px;
    padding: 1.25rem; }
  dialog h1 { font-size: 1.1rem; }
  .actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block-start: 1rem; }
  .page { max-width: 40rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 2.5rem) 4rem; font-size: 1rem; }
  .page ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
  .page li button { width: 100%; min-height: 2.75rem; padding: 0.4rem 0.9rem; text-align: start; }
`

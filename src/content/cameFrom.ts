/**
 * Where this tab keeps the page from which somebody went to the help, so that an article's steps can lead back to
 * their own offer or relationship. Its address never leaves the browser.
 */
export const cameFromKey = 'mandate:help-from'

/** When somebody opens the HTML instead of printing it: a page's width, nothing else. */
export const SCREEN_CSS = `
@media screen{body{max-width:176mm;margin:12mm auto;padding:0 6mm}}
`;

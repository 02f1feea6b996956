const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that begin and end a line of their own (WHATWG HTML, "rendering", `display: block` and the like). */
export const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup ' +
    'option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
);

/** Elements whose white space is kept. */
export const KEPT = names('pre listing plaintext xmp');

/** Elements that have no text of the page in them: code, pictures, media and what stands in for them, controls. */
export const WITHOUT_TEXT = names(
  'annotation annotation-xml applet area audio base basefont bgsound button canvas col colgroup datalist embed frame ' +
    'head iframe img input keygen link map meta meter noembed noframes noscript object optgroup option param picture progress ' +
    'script select source style svg template textarea title track video',
);

/** Elements around a page's report: ways to other pages, and who made this one. */
export const BESIDE = names('aside dialog footer form menu nav search');
export const BESIDE_ROLES = names(
  'alert alertdialog banner complementary contentinfo dialog form menu menubar navigation search toolbar',
);

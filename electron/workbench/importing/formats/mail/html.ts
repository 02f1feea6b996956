/**
 * A mail's HTML as the text it shows, in paragraphs: all of it, quoted mails and signatures included, as a mail is read
 * whole and has no article to look for among other things. Nothing in it is run or fetched.
 * @throws FaultError `unreadable` for HTML made to bring its reader down
 */
export async function htmlAsText(html: string, path: string): Promise<string> {
  const [{ parsePage }, { shownOf }, { paragraphsOf }] = await Promise.all([
    import('../html/tree'),
    import('../html/dom'),
    import('../html/to-text'),
  ]);
  const { body } = shownOf(parsePage(html, path));
  return paragraphsOf(body).join('\n\n');
}

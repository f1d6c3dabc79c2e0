/** Taking a figure of the course along: as a picture, or into another page. */
export const figureAlong = {
  picture: 'As a picture',
  page: 'On your page',
  how: 'One line of HTML. It shows the figure as you have set it, works alone, and starts no model by itself.',
  snippet: 'HTML of the figure',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'The browser does not let the page copy; select the line and copy it yourself.',
}

export const site = {
  name: 'Logitscope',
  title: 'Logitscope: see how a language model picks its next token',
  description:
    'A real language model in your browser, with its full next-token distribution live and every knob that shapes it.',
  bench: 'Bench',
  learn: 'Learn',
  glossary: 'Glossary',
  skip: 'Skip to the workspace',
  theme: 'Theme',
  themeNames: { system: 'as the system', light: 'light', dark: 'dark' },
  changeTheme: (name: string) => `Theme: ${name}. Change it`,
  pages: 'Pages',
  noScript:
    'This page runs a language model, which takes JavaScript. Switch JavaScript on to use it; the course, under Learn, reads in full without.',
  source: 'Source of the numbers',
  /** Above the views, where the text is out of sight. */
  strip: { seed: 'seed', top: 'Back to the top' },
}

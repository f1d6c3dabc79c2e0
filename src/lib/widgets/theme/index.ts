export { default as ThemeButton } from './ThemeButton.svelte'

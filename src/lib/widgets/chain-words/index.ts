export { settingsLine, stepLine } from './settings-line.ts'

export const model = {
  status: 'Model',
  progress: 'Loading the model',
  live: 'live',
  loading: 'loading',
  recorded: 'recorded numbers',
  failed: 'failed',
  stages: { download: 'download', unpack: 'unpack', start: 'start', check: 'check' },
  bytes: (received: string, total: string) => `${received} of ${total} MB`,
  run: 'Run the model here',
  cost: (download: string) => `${download} MB to download, about 300 MB of memory`,
  stored: 'The model is on this device already; about 300 MB of memory',
  cancel: 'Cancel',
  retry: 'Try again',
  again: 'Download again',
  details: 'Details',
  keptNot: {
    'no-storage':
      'This browser gives the page no storage, so the model will be downloaded again next time.',
    'storage-full':
      'There is no room left to keep the model, so it will be downloaded again next time.',
    'insecure-context':
      'This address is not a secure one (no https), so the browser keeps nothing: the model will be downloaded again next time.',
  },
  failures: {
    'model-missing': [
      'The model file is not on this server.',
      'Recorded numbers stay. Start the server with “npm start”, which fetches the file, then try again.',
    ],
    'model-truncated': [
      'The model file came incomplete.',
      'Recorded numbers stay. Download it again; if that does not help, the copy on the server is cut short.',
    ],
    'model-hash': [
      'The model file is not the one it should be.',
      'Its checksum differs, so nothing on this page is live; recorded numbers stay. Download it again: the file may have been damaged.',
    ],
    'not-gguf': [
      'The file on the server is not a model.',
      'Recorded numbers stay. Put the right file in place, then try again.',
    ],
    'unsupported-architecture': [
      'This kind of model is not supported.',
      'Recorded numbers stay. The engine here runs models of the llama architecture.',
    ],
    'unsupported-tensor': [
      'The model is stored in a way that is not supported.',
      'Recorded numbers stay. The engine here reads Q4_0, Q4_1, Q8_0 and F32.',
    ],
    'download-failed': [
      'The download broke off.',
      'What has come is kept, and recorded numbers stay. Try again: it goes on where it stopped.',
    ],
    'storage-full': [
      'There is no room left on this device.',
      'Recorded numbers stay. Free some space, then try again.',
    ],
    'out-of-memory': [
      'There is not enough memory for the model.',
      'It takes about 300 MB; recorded numbers stay. Close other tabs, then try again.',
    ],
    'no-webassembly': [
      'This browser cannot run the model.',
      'It lacks WebAssembly with SIMD; recorded numbers stay. Any current browser has it.',
    ],
    'worker-died': [
      'The model stopped unexpectedly.',
      'Your text is still here. Start it again; if it stops once more, close other tabs to free memory.',
    ],
    'self-check-failed': [
      'The model gave other numbers than it should.',
      'Nothing on this page is live until that is sorted out; recorded numbers stay. Download it again: the file may have been damaged.',
    ],
    'too-long': [
      'The text is longer than the model can read.',
      'Shorten it; nothing is lost, your text is still in the field.',
    ],
    'not-recorded': [
      'There is no recording of this text.',
      'Run the model to see what follows it.',
    ],
    cancelled: ['The download was stopped.', 'Recorded numbers stay. Try again at any time.'],
    unknown: [
      'Something went wrong with the model.',
      'Recorded numbers and your text are still here. Try again.',
    ],
  },
}

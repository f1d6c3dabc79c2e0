import { processors, type Parameter, type Processor } from '#lib/sampling/index.ts'

const KINDS = {
  bias: 'Biases',
  penalty: 'Penalties',
  temperature: 'Temperatures',
  truncation: 'Truncations',
  selection: 'Selections, which remember what was taken',
}

const NEEDS = {
  ratios: 'works on the tokens that are known, and bounds the result.',
  shape: 'refused while tokens are unknown: it needs every probability.',
  zero: 'refused: it needs the zero point of the logits, which log-probabilities have lost.',
}

/** The text of docs/samplers.md, all of it from the registry. */
export function samplersDoc(): string {
  const sections = Object.entries(KINDS).map(([kind, title]) => {
    const ofKind = processors.filter((processor) => processor.kind === kind)
    return [`## ${title}`, ...ofKind.map(describe)].join('\n\n')
  })
  return [INTRODUCTION, ...sections].join('\n\n') + '\n'
}

const INTRODUCTION = `# Samplers

Generated from the registry in \`src/lib/sampling\` by \`npm run docs\`; a test fails when it is not current.

A chain applies processors in the order given. Each sees the distribution that the one before it left, renormalized over the
tokens that are kept, with the most probable token first and the lower id first among equals. $\\ell_i$ is the logit of token
$i$, $p_i$ its probability, $p_{(j)}$ the $j$-th largest, $H$ the entropy in nats, $V$ the vocabulary. A parameter left out has
its default, and at its neutral value a processor changes nothing. Any other value outside its interval is an error.

"Agreement" says which implementations give the same, and where they differ. transformers and llama.cpp are compared by test, on
the data in \`tests/golden/sampling\`; what is said of others comes from reading their code. How ties, rounding and memory are handled, and why:
[decisions/0003-sampling.md](decisions/0003-sampling.md).`

function describe(processor: Processor): string {
  const { id, help, formula, source, agreement, needs, parameters } = processor
  return `### ${id}

${help}

\`\`\`math
${formula}
\`\`\`

| parameter | values | default | neutral | unit | meaning |
| --- | --- | --- | --- | --- | --- |
${parameters.map(row).join('\n')}

Source: ${source}

Agreement: ${agreement}

Partial distributions: ${NEEDS[needs]}`
}

function row(parameter: Parameter): string {
  const { name, default: value, neutral, unit = '', help } = parameter
  const cells = [
    `\`${name}\``,
    valuesOf(parameter),
    show(value, 'absent'),
    show(neutral, ''),
    unit,
    help,
  ]
  return `| ${cells.join(' | ')} |`
}

function valuesOf({ kind, valid }: Parameter): string {
  switch (kind) {
    case 'number':
      return valid!
    case 'integer':
      return `integers in ${valid}`
    case 'boolean':
      return 'true, false'
    case 'ids':
      return 'token ids'
    case 'bias':
      return 'numbers or −∞ by token id'
  }
}

function show(value: unknown, whenAbsent: string): string {
  return value === undefined ? whenAbsent : JSON.stringify(value)
}

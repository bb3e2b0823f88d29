import t from 'tap'
import { programOf } from './program.ts'

t.test('a program is called what people call it', async t => {
  const table = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0',
      'Edge · Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Safari/604.1',
      'Safari · iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
      'Chrome · Android',
    ],
    ['curl/8.9.1', 'curl/8.9.1'],
    ['', '?'],
  ] as const
  for (const [agent, expected] of table) t.equal(programOf(agent), expected)
})

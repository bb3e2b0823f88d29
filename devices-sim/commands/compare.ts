import { judge } from '../compare/judge.ts'
import { asJson, missedCount, table } from '../compare/report.ts'
import { readTruth } from '../world/truth-file.ts'
import { apiHelp, apiOptions, type Command } from './command.ts'
import { required } from './options.ts'
import { signIn } from './sign-in.ts'

export const compare: Command = {
  name: 'compare',
  summary: 'holds what the server raised against what really happened',
  options: { ...apiOptions, truth: { type: 'string' }, json: { type: 'boolean' } },
  help: `${apiHelp}
  --truth FILE            what run --truth wrote
  --json                  for programs

The exit status is 1 when something was missed. "not due" is what was over, or the run was, before anybody could be
asked to notice; "open before" was found in an alert that was open already, which says nothing of its
delay; a delay below zero is a warning that came before.`,
  async run(raw, io) {
    const truth = readTruth(required(raw, 'truth'))
    const api = await signIn(raw, io)
    const judgement = judge(truth, await api.alerts(truth.header.site))
    if (raw.json) io.print(JSON.stringify(asJson(judgement), null, 2))
    else for (const line of table(judgement)) io.print(line)
    return missedCount(judgement) > 0 ? 1 : 0
  },
}

export interface Welcome {
  readonly http: string
  readonly mqtt: string
  readonly username: string
  readonly password: string
  readonly seed: number
  readonly log: string
  readonly console: boolean
  /** Ports that were not the ones asked for, and why. */
  readonly notes: readonly string[]
}

/** What a person needs to know once the demo runs. */
export function banner(welcome: Welcome): string {
  const { http, mqtt, username, password, seed, log, notes } = welcome
  return `
  邻里 Linli demo                                    演示已就绪 · ready
  ──────────────────────────────────────────────────────────────────────
    address    地址    ${http}${welcome.console ? '' : '   (the console could not be built; /api/docs works)'}
    user       用户    ${username}
    password   密码    ${password}
    others     其他    manager 物业管理员, grid 网格员, tech 维修员, carer 照护人: same password 密码相同
    devices    设备    ${mqtt}
    server log 日志    ${log}        seed ${seed}
${notes.map(note => `    note: ${note}\n`).join('')}
  Within 90 s 在 90 秒内:
    at once  SOS at a wristband, a full bin          手环求救、垃圾桶满溢
    10 s     a fall; critical a minute later         跌倒, 一分钟后升级为紧急
    12 s     a charger fails                         充电桩故障
    15 s     a lift stands between floors; somebody presses the button within a minute
                                                     电梯停在两层之间, 一分钟内有人按下困人报警
    45 s     a fire in a bin                         垃圾桶起火
    65 s     a car has blocked the fire lane         消防通道被占用
  After ten minutes a charger burns: smoke, heat, its breaker. 十分钟后充电桩起火: 冒烟、过热、跳闸。
  Afterwards an ordinary day with an incident now and then. 之后是平常的一天, 偶有事件。

  Ctrl-C stops everything. 按 Ctrl-C 停止。
`
}

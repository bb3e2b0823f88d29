import { type Text, text } from '../../model/text.ts'

/** What a controller is switched to, as people say it. */
export const LIFT_MODES: Readonly<Record<string, Text>> = {
  normal: text('normal', '正常运行'),
  stopped: text('stopped', '停止服务'),
  inspection: text('inspection', '检修'),
  fire: text('fire service', '消防'),
  'emergency-power': text('emergency power', '应急电源'),
  earthquake: text('earthquake', '地震'),
}

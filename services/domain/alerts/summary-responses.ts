import { steps } from '../model/response.ts'

export const whenSiteSilent = steps(
  ['打电话给门岗：是不是停电、断网', 'Ring the gate: is it the power or the network?'],
  ['查上行网络、交换机和消息服务器', 'Look at uplink, switch and broker'],
  ['恢复前：巡查消防通道，电话问候独居老人', 'Until then walk the fire lanes and ring those who live alone'],
)

export const whenFlooded = steps(
  ['先处理紧急告警', 'The critical ones first'],
  ['找共同原因：停电、断网、网关、天气', 'Look for one cause: power, network, gateway, weather'],
  ['平息后逐条核对列表，把吵闹的规则调好', 'Afterwards go through the list and tune what was noisy'],
)

export const whenNobodyOnDuty = steps(
  ['打电话找人替班', 'Ring somebody to stand in'],
  ['在值班表里填上替班人', 'Enter them in the rota'],
  ['找不到人：自己接听，直到有人', 'Nobody found: answer yourself until somebody is'],
)

export const whenDutyHasGaps = steps(
  ['打开值班表，看哪几天没人', 'Open the rota: which days are empty?'],
  ['安排人员并填上', 'Find people and enter them'],
  ['告诉他们，确认都知道', 'Tell them and hear that they know'],
)

export const whenUnreachable = steps(
  ['看名单和原因', 'See who it is and why'],
  ['请本人在账号里补上联系方式并验证', 'Ask them to add a way to be reached, and to confirm it'],
  ['暂时联系不上的，改由别人接收', 'Until then let somebody else be called'],
)

export const whenRuleFailed = steps(
  ['在服务器日志里看原因', 'See the reason in the server’s log'],
  ['自定义规则：改好后保存，会自动重试', 'A rule of your own: mend and save it; it is tried again'],
  ['产品自带规则：作为软件缺陷反馈', 'A rule of the product: report it as a fault'],
  ['恢复前这条规则不起作用，请人工留意该设备', 'Until then keep an eye on the device: the rule is off'],
)

/** For whoever is told no more than that: not of whom, and not why. */
export const whenHelpIsNeeded = steps(
  ['马上去这个区域，点“到场”', 'Go to the zone at once and press “on site”'],
  ['打给物业或值班照护人，问具体门牌', 'Ring the manager or the caregiver on duty for the door'],
  ['敲门无应答或情况危急：拨打 120', 'Nobody opens, or it looks bad: call 120'],
  ['陪到照护人、家人或急救人员来', 'Stay until caregiver, family or ambulance come'],
)

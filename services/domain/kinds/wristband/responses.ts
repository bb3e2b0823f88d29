import { steps } from '../../model/response.ts'

export const onSos = steps(
  ['马上打电话给佩戴者；不接就打给家人', 'Ring the wearer at once; no answer: ring the family'],
  ['同时派最近的人上门，接单的人点“到场”', 'Send whoever is nearest; whoever goes presses “on site”'],
  ['敲门无应答：拨打 120，请 110 协助开门', 'Nobody opens: call 120, and 110 to open the door'],
  [
    '到场先看意识和呼吸；没有呼吸就做心肺复苏',
    'First look for consciousness and breath; no breath: begin CPR',
  ],
  ['陪到家人或急救人员来，问清原因后结单', 'Stay until family or ambulance come; resolve when you know why'],
)

export const onFall = steps(
  ['打电话问：摔到哪里，能不能动', 'Ring and ask: what hurts, can you move?'],
  ['不接电话就按最坏情况，马上派人上门', 'No answer: expect the worst and send somebody at once'],
  [
    '到场别急着扶：先看意识、出血、能否活动',
    'Do not lift at once: look for consciousness, bleeding, movement',
  ],
  [
    '撞到头、剧痛或不能动：拨打 120，保暖不搬动',
    'Head hit, great pain, cannot move: call 120, keep warm and still',
  ],
  ['没事的慢慢扶起坐一会儿，告诉家人', 'If all is well, help up slowly, sit a while, tell the family'],
)

export const whenNotWorn = steps(
  ['打电话提醒戴上；问是在充电还是洗澡', 'Ring and remind; ask whether it is charging, or bath time'],
  ['不接电话就上门看一看', 'No answer: go and see'],
  ['不愿意戴的，问清原因（太紧、磨手）并备注', 'Not willing to wear it: ask why (tight, sore) and note it'],
)

export const whenBatteryLow = steps(
  ['打电话请佩戴者或家人给手环充电', 'Ring the wearer or the family to charge the band'],
  ['自己不会充的，照护人上门代充', 'Who cannot do it alone is helped by a caregiver'],
  ['刚充过又低：换电池或换手环', 'Low again soon after: change the battery or the band'],
)

export const onHeartRate = steps(
  ['打电话问：有没有胸痛、气短、头晕', 'Ring and ask: pain in the chest, short of breath, dizzy?'],
  ['有其中任何一样，或叫不醒：拨打 120', 'Any of these, or not to be woken: call 120'],
  ['坐下休息 10 分钟，戴紧手环后再看', 'Sit for 10 minutes with the band snug, then look again'],
  ['仍然异常：联系家人和医生', 'Still so: tell the family and a doctor'],
)

export const onLowOxygen = steps(
  ['打电话问：有没有气短，嘴唇是否发紫', 'Ring and ask: short of breath, blue lips?'],
  ['气短、发紫或神志不清：拨打 120', 'Short of breath, blue or confused: call 120'],
  ['坐直休息，手焐热，戴紧手环，5 分钟后再测', 'Sit upright, warm the hand, band snug, measure in 5 minutes'],
  ['仍然偏低：联系家人和医生，按医嘱吸氧', 'Still low: family and doctor; oxygen as prescribed'],
)

export const onNews2 = steps(
  ['马上去看佩戴者，和他说话', 'Go to the wearer at once and talk to them'],
  ['叫不醒、说胡话、喘不上气：拨打 120', 'Not to be woken, confused, gasping: call 120'],
  [
    '复测心率、血氧、呼吸、血压、体温并备注',
    'Measure pulse, SpO₂, breathing, pressure, temperature; note them',
  ],
  ['总分 7 及以上：拨打 120；5–6 分：当天就医', 'Score 7 or more: call 120; 5 or 6: a doctor today'],
  ['单项 3 分：联系医生，1 小时内再测', 'One parameter at 3: ask a doctor, measure again within the hour'],
)

export const whenInactive = steps(
  ['打电话给佩戴者，隔 5 分钟再打一次', 'Ring the wearer, and again after 5 minutes'],
  ['打给家人或邻居：今天见过吗？', 'Ring family or neighbours: has anybody seen them today?'],
  ['还是没消息：上门敲门，听屋里动静', 'Still nothing: knock at the door and listen'],
  ['敲门无应答：找家人拿钥匙，必要时 110、120', 'Nobody opens: key from the family; 110 and 120 if need be'],
)

export const whenAway = steps(
  ['打电话问在哪里，要不要帮忙', 'Ring and ask where they are and whether they need help'],
  ['告诉家人和门岗，看最后的位置', 'Tell the family and the gate; see the last position'],
  ['容易走失的：马上派人到最后位置找', 'Who easily gets lost: send somebody to the last position at once'],
  ['30 分钟联系不上：打 110，提供照片和衣着', 'Not reached in 30 minutes: 110, with photo and clothing'],
)

export const onUnusualHeartRate = steps(
  ['打电话问：今天怎么样，有没有发烧、换药', 'Ring and ask: how are you, a fever, a new medicine?'],
  ['胸痛、头晕、气短：拨打 120', 'Pain in the chest, dizzy, short of breath: call 120'],
  ['休息 10 分钟后再看一次', 'Rest for 10 minutes and look again'],
  ['连续两天这样：告诉家人，约医生', 'Two days in a row: tell the family, see a doctor'],
)

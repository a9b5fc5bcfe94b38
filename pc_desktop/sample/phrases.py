"""What people are made to say in the sample: plain, short and about nobody."""

from typing import Final

REASONS: Final = (
    "Anorexia nervosa; weight still falling with weekly outpatient treatment",
    "Unable to keep to a meal plan at home; bloods getting worse",
    "Relapse after a year well; family asks for help",
    "Bulimia nervosa with daily vomiting and low potassium",
    "Second admission to a medical ward in two months",
    "Exercising for hours a day and eating very little",
    "Long-standing anorexia nervosa; wishes for a planned stay",
    "Rapid loss over six weeks; daily monitoring not enough",
)

WAITING: Final = (
    "Weight a little lower; community team sees her twice a week. No bed in the linked unit this week.",
    "Bloods steady. Family coping with meal support. Keep on the list.",
    "Dietitian reports some progress at breakfast; lunch still missed. Review next week.",
    "ECG repeated and normal. Would take a bed in another unit if it came sooner.",
    "Community team asks for a view on NG feeding; unit lead to ring them today.",
    "Seen at home on Friday; safe for now with daily calls.",
    "Waiting for the assessment letter. No change in risk signs.",
    "Medical ward ready to step down once a bed is found.",
    "Patient's view recorded: prefers to be near her sister, will travel if need be.",
    "Unit lead can see a place in two to three weeks.",
)

OFFERING: Final = (
    "Bed agreed for later this week. Community team will bring her in and stay for the first meal.",
    "Most unwell on the list who suits the free bed. Family told and pleased.",
    "Unit lead has read the assessment and accepts. Transport to be arranged.",
    "Bed comes free on Wednesday; admission the day after.",
    "Not the linked unit, but the only bed that meets her needs this week.",
)

ALTERNATIVE_SAID: Final = (
    "Doing better than expected. Team and patient would rather try treatment at home first.",
    "Bed not the least restrictive option now. Agreed with the patient and her mother.",
    "Medical ward has stabilised her; day treatment has a place from Monday.",
    "Has gained for three weeks. Admission no longer needed if support goes on.",
)

ALTERNATIVES: Final = (
    "Intensive day treatment, five days a week",
    "Daily home treatment with meal support",
    "Planned medical stay, then day treatment",
    "Twice-weekly clinic with dietitian and named nurse",
)

RATIONALES: Final = {
    "offer_linked": "Most unwell who suits the bed; linked unit.",
    "offer_in_region": "Linked unit full; most suitable unit with room.",
    "keep_waiting": "No suitable bed this week.",
    "out_of_area": "No suitable bed in the region this week.",
    "alternative": "Least restrictive option that meets the need.",
}

ACTIONS: Final = (
    "Ring the referrer with the outcome for {ref}",
    "Send the latest bloods and ECG for {ref} to the unit lead",
    "Ask the medical ward about stepping {ref} down",
    "Agree meal support for {ref} until there is a bed",
    "Arrange the access assessment for {ref}",
    "Tell the family of {ref} what was decided",
)

ENDINGS: Final = {
    "not_accepted": "Needs can be met by the community team; advice given to the referrer.",
    "withdrawn": "Withdrawn by the referrer: improved with treatment at home.",
    "admitted_elsewhere": "Admitted to a medical ward; referrer to refer again if needed.",
}

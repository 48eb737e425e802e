//! The third page of the notes: the plan for a bad day, body and mood side by side on every rung.

use super::{
    answer::Answer,
    fields::{Blank, fields},
};

fields! {
    /// One rung of the ladder: the same step for the body and for the mood.
    struct Rung of Answer,
    enum Aspect {
        body / Body = "body",
        mood / Mood = "mood",
    }
}

impl Blank for Rung {
    fn is_blank(&self) -> bool {
        self.body.is_blank() && self.mood.is_blank()
    }
}

fields! {
    /// From an ordinary day to an emergency and back.
    struct Ladder of Rung,
    enum RungName {
        usual / Usual = "My usual",
        triggers / Triggers = "Triggers",
        early_signs / EarlySigns = "Early signs",
        first_steps / FirstSteps = "First steps on my own",
        people / People = "People who can help",
        surgery / Surgery = "Call the surgery if, by when",
        urgent / Urgent = "Urgent help if",
        emergency / Emergency = "Emergency if",
        afterwards / Afterwards = "Afterwards: who rings whom",
    }
}

fields! {
    /// For staff at the door, in the person's own voice.
    struct StaffCard of Answer,
    enum StaffField {
        situation / Situation = "To staff: what is different today",
        background / Background = "To staff: I live with, my usual is",
        usual_function / UsualFunction = "To staff: my usual bladder, bowel, legs and feeling",
        worry / Worry = "To staff: what worries me",
        tried / Tried = "To staff: what I have tried",
        please_do / PleaseDo = "To staff: please do",
        please_do_not / PleaseDoNot = "To staff: please don't",
        communication / Communication = "To staff: how to talk with me",
        who_to_ring / WhoToRing = "To staff: who to ring",
        plans / Plans = "To staff: plans that exist",
        what_i_need / WhatINeed = "To staff: what I need",
    }
}

fields! {
    struct Setbacks of Answer,
    /// A field of the Setbacks page outside the ladder and the card.
    enum SetbackField {
        seen_by_others / SeenByOthers = "Early signs that others see",
        medicines / Medicines = "Medicines for a flare: where in the record",
        medicines_page / MedicinesPage = "Medicines for a flare, as the person should read it",
        keeps_me_going / KeepsMeGoing = "What keeps me going",
        not_wanted / NotWanted = "What I do not want",
        safer_home / SaferHome = "What makes my home safer",
        safety_plan / SafetyPlan = "Safety plan or ReSPECT form: where, who has it",
        safety_plan_page / SafetyPlanPage = "My safety plan: where it is",
        crisis_line / CrisisLine = "Local crisis line",
        agreed_with / AgreedWith = "Agreed with, and what is still to agree",
        made_with / MadeWith = "Made with",
        agreed_on / AgreedOn = "Agreed on (date)",
        review_on / ReviewOn = "Review on (date)",
        copies / Copies = "Where copies are",
        seen_by_whom / SeenByWhom = "Who could see this page",
    }
    with {
        ladder: Ladder,
        staff_card: StaffCard,
    }
}

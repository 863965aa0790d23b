namespace Heed.Notices.Public;

/// <summary>What a notice may be about; part of the API.</summary>
public static class NoticeKinds
{
    /// <summary>A conversation is now yours.</summary>
    public const string Assigned = "assigned";

    /// <summary>You let an offer pass and are away now: nothing is offered until you say that you are back.</summary>
    public const string OfferMissed = "offerMissed";

    /// <summary>A customer has waited longer than the queue's alarm. Facts: queue, seconds.</summary>
    public const string QueueAlarm = "queueAlarm";

    /// <summary>Somebody named you or your team in a note.</summary>
    public const string Mentioned = "mentioned";

    /// <summary>A colleague handed a conversation over to you.</summary>
    public const string HandedOver = "handedOver";

    /// <summary>A supervisor took a conversation over that was yours.</summary>
    public const string TakenOver = "takenOver";

    /// <summary>A customer rated a conversation of yours.</summary>
    public const string Rated = "rated";

    /// <summary>A webhook was switched off: its receiver is gone, or has failed for days.</summary>
    public const string WebhookPaused = "webhookPaused";

    /// <summary>A conversation that was put off is back.</summary>
    public const string Woken = "woken";

    /// <summary>One wanted to be told of a conversation at this time.</summary>
    public const string Reminder = "reminder";

    /// <summary>A mail could not be taken in and waits in quarantine. Facts: inbox, mail, reason.</summary>
    public const string MailQuarantined = "mailQuarantined";

    /// <summary>A mailbox has been out of order for ten minutes. Facts: inbox, direction, code.</summary>
    public const string MailboxDown = "mailboxDown";

    /// <summary>So many mails came that Heed no longer acknowledges them for this hour. Facts: inbox.</summary>
    public const string AnswersCapped = "answersCapped";

    /// <summary>You are asked to review a draft of knowledge. Facts: entry.</summary>
    public const string KnowledgeReview = "knowledgeReview";

    /// <summary>Your draft of knowledge was approved or came back. Facts: entry, outcome (approved, returned).</summary>
    public const string KnowledgeReviewed = "knowledgeReviewed";

    /// <summary>Knowledge that you answer for expires within two weeks. Facts: entry, at.</summary>
    public const string KnowledgeExpiring = "knowledgeExpiring";

    /// <summary>Knowledge that you answer for has expired; nobody is answered with it. Facts: entry, at.</summary>
    public const string KnowledgeExpired = "knowledgeExpired";

    /// <summary>A promise of time is at risk. Facts: promise (firstResponse, nextResponse, resolution), due, minutes from it.</summary>
    public const string DeadlineNear = "deadlineNear";

    /// <summary>A promise of time was not kept. Facts: promise, due, minutes from it.</summary>
    public const string DeadlineBroken = "deadlineBroken";

    /// <summary>A supervisor asks you to come back to work. Facts: word.</summary>
    public const string CalledIn = "calledIn";

    /// <summary>Something about one's own account has changed. Facts: action, as in the audit log.</summary>
    public const string AccountChanged = "accountChanged";
}

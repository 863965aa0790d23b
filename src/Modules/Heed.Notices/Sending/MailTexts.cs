namespace Heed.Notices.Sending;

/// <summary>The words of mails, short and in the person's language. Never what a customer wrote, nor who they are.</summary>
internal sealed record MailTexts(bool Chinese)
{
    public static MailTexts In(string language) => new(language == "zh-CN");

    public string Why(string workspace) => Chinese
        ? $"您收到此邮件，是因为您在 Heed 的工作区“{workspace}”中选择了邮件通知。"
        : $"You get this mail because you chose so in the workspace “{workspace}” of Heed.";

    public string Open => Chinese ? "打开：" : "Open: ";

    public string Stop => Chinese ? "不再接收此类邮件：" : "No more of these mails: ";

    /// <summary>One sentence about a notice.</summary>
    public string Of(string kind, string? actor, string? action) => (kind, Chinese) switch
    {
        ("assigned", true) => actor is null ? "有一个会话分配给了您" : $"{actor} 把一个会话分配给了您",
        ("assigned", false) => actor is null ? "A conversation was assigned to you" : $"{actor} assigned a conversation to you",
        ("handedOver", true) => actor is null ? "有一个会话转交给了您" : $"{actor} 把一个会话转交给了您",
        ("takenOver", true) => actor is null ? "您的一个会话被接管了" : $"{actor} 接管了您的一个会话",
        ("takenOver", false) => actor is null ? "A conversation of yours was taken over" : $"{actor} took over a conversation of yours",
        ("handedOver", false) => actor is null ? "A conversation was handed over to you" : $"{actor} handed a conversation over to you",
        ("mentioned", true) => actor is null ? "有人在备注中提到了您" : $"{actor} 在备注中提到了您",
        ("mentioned", false) => actor is null ? "You were mentioned in a note" : $"{actor} mentioned you in a note",
        ("woken", true) => "推后的会话回来了",
        ("woken", false) => "A snoozed conversation is back",
        ("reminder", true) => "到了您设定的提醒时间",
        ("reminder", false) => "You asked to be reminded of a conversation",
        ("rated", true) => "客户评价了您的服务",
        ("rated", false) => "A customer rated your service",
        ("deadlineNear", true) => "一个承诺的时限即将到期",
        ("deadlineNear", false) => "A promised time is about to run out",
        ("deadlineBroken", true) => "一个承诺的时限已过",
        ("deadlineBroken", false) => "A promised time has passed",
        ("queueAlarm", true) => "有客户的等待时间超过了队列警戒线",
        ("queueAlarm", false) => "A customer has waited longer than the queue allows",
        ("offerMissed", true) => "您错过了一次派单，已设为离开；回来后请改回在线",
        ("offerMissed", false) => "You let an offer pass and are away now; say that you are back to get work again",
        ("calledIn", true) => actor is null ? "请您回来支援" : $"{actor} 请您回来支援",
        ("calledIn", false) => actor is null ? "You are asked to come back to work" : $"{actor} asks you to come back to work",
        ("mailboxDown", true) => "一个邮箱已中断十分钟",
        ("mailboxDown", false) => "A mailbox has been out of order for ten minutes",
        ("mailQuarantined", true) => "一封邮件无法接收，已进入隔离区",
        ("mailQuarantined", false) => "A mail could not be taken in and waits in quarantine",
        ("answersCapped", true) => "邮件过多：本小时内不再自动确认",
        ("answersCapped", false) => "Very many mails: Heed acknowledges no more of them this hour",
        ("webhookPaused", true) => "一个 Webhook 已暂停",
        ("webhookPaused", false) => "A webhook was paused",
        ("knowledgeReview", true) => actor is null ? "有一篇知识请您审核" : $"{actor} 请您审核一篇知识",
        ("knowledgeReview", false) => actor is null ? "A draft of knowledge waits for your review" : $"{actor} asks you to review a draft of knowledge",
        ("knowledgeReviewed", true) => "您的知识草稿有了审核结果",
        ("knowledgeReviewed", false) => "Your draft of knowledge was reviewed",
        ("knowledgeExpiring", true) => "您负责的一篇知识将在两周内到期",
        ("knowledgeExpiring", false) => "Knowledge that you answer for expires within two weeks",
        ("knowledgeExpired", true) => "您负责的一篇知识已到期，不再用于回答",
        ("knowledgeExpired", false) => "Knowledge that you answer for has expired and answers nobody any more",
        ("accountChanged", true) => "您的 Heed 账号有变动：" + Account(action),
        ("accountChanged", false) => "Your Heed account was changed: " + Account(action),
        (_, true) => "您有一条新通知",
        (_, false) => "You have a new notice",
    };

    public string AccountHint => Chinese ? "如果不是您本人操作，请立即更改密码并告知管理员。" : "If this was not you, change your password now and tell an administrator.";

    public (string Subject, string Text) Invite(string workspace) => Chinese
        ? ($"邀请您加入 {workspace}", $"您被邀请加入 Heed 的工作区“{workspace}”。此链接 72 小时内有效，只能使用一次：")
        : ($"You are invited to {workspace}", $"You have been invited to the workspace “{workspace}” of Heed. This link works once, within 72 hours:");

    public (string Subject, string Text) Reset => Chinese
        ? ("设置新的 Heed 密码", "管理员为您生成了设置新密码的链接。一小时内有效，只能使用一次：")
        : ("Choose a new password for Heed", "An administrator made you a link to choose a new password. It works once, within an hour:");

    public string Digest(int unread) => Chinese ? $"Heed：有 {unread} 条通知等待查看" : unread == 1 ? "Heed: 1 notice waits for you" : $"Heed: {unread} notices wait for you";

    private string Account(string? action) => (action, Chinese) switch
    {
        ("person.totpOn", true) => "已连接身份验证器应用",
        ("person.totpOn", false) => "authenticator app connected",
        ("person.totpOff", true) => "已断开身份验证器应用",
        ("person.totpOff", false) => "authenticator app disconnected",
        ("person.passwordChanged", true) => "更改了密码",
        ("person.passwordChanged", false) => "new password",
        ("person.passkeyAdded", true) => "添加了通行密钥",
        ("person.passkeyAdded", false) => "passkey added",
        ("person.passkeyRemoved", true) => "移除了通行密钥",
        ("person.passkeyRemoved", false) => "passkey removed",
        ("person.recoveryCodesMade", true) => "生成了新的恢复码",
        ("person.recoveryCodesMade", false) => "new recovery codes",
        ("person.recoveryCodeUsed", true) => "使用恢复码登录",
        ("person.recoveryCodeUsed", false) => "signed in with a recovery code",
        ("person.secondFactorReset", true) => "管理员重置了两步验证",
        ("person.secondFactorReset", false) => "second factor reset by an administrator",
        (_, true) => "安全设置",
        (_, false) => "security settings",
    };
}

using System.Text;
using Heed.Mail;

namespace Heed.Engines.Tests.Mail.Reports;

public sealed class BounceReaderTests
{
    private static BounceReport? Read(string raw) => BounceReader.Read(MailParser.Parse(Encoding.UTF8.GetBytes(raw.ReplaceLineEndings("\r\n"))));

    private static BounceReport? Status(string diagnostic, string status, string action = "failed", string text = "Your mail came back.") => Read($"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.shop.example
        To: help@shop.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        {text}

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.shop.example

        Final-Recipient: rfc822; bo@home.example
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {diagnostic}

        --b
        Content-Type: message/rfc822

        Message-ID: <77@shop.example>
        To: bo@home.example
        Subject: Your lamp

        Hello
        --b--
        """);

    private static BounceReport? Plain(string text, string from = "MAILER-DAEMON@mx.home.example", string subject = "failure notice") => Read($"""
        Return-Path: <>
        From: {from}
        To: help@shop.example
        Subject: {subject}
        Content-Type: text/plain; charset=utf-8

        {text}
        """);

    [Theory]
    [InlineData("550 5.1.1 <bo@home.example>: Recipient address rejected: User unknown in local table", "5.1.1", "5.1.1", "550", BounceReasons.UserUnknown, true)]
    [InlineData("550 No such user here", "5.0.0", "5.0.0", "550", BounceReasons.UserUnknown, true)]
    [InlineData("550 5.4.1 Recipient address rejected: Access denied.", "5.4.1", "5.4.1", "550", BounceReasons.UserUnknown, true)]
    [InlineData("552 5.2.2 The email account is over quota", "5.2.2", "5.2.2", "552", BounceReasons.MailboxFull, false)]
    [InlineData("452 4.2.2 Mailbox full", "4.2.2", "4.2.2", "452", BounceReasons.MailboxFull, false)]
    [InlineData("552 5.3.4 Message size exceeds fixed limit", "5.3.4", "5.3.4", "552", BounceReasons.MessageTooBig, false)]
    [InlineData("Host or domain name not found. Name service error for name=home.example type=MX: Host not found", "5.4.4", "5.4.4", "", BounceReasons.HostUnknown, true)]
    [InlineData("connect to mx.home.example[192.0.2.1]:25: Connection timed out", "4.4.1", "4.4.1", "", BounceReasons.Expired, false)]
    [InlineData("554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.example", "5.7.1", "5.7.1", "554", BounceReasons.Blocked, false)]
    [InlineData("554 5.7.1 Relay access denied", "5.7.1", "5.7.1", "554", BounceReasons.NoRelaying, false)]
    [InlineData("550 5.7.26 This mail is unauthenticated", "5.7.26", "5.7.26", "550", BounceReasons.AuthFailure, false)]
    [InlineData("550-5.7.25 The sending address has no name 550 5.7.25 see help", "5.7.25", "5.7.25", "550", BounceReasons.RequirePtr, false)]
    [InlineData("554 5.7.1 Message rejected as spam by Content Filtering.", "5.7.1", "5.7.1", "554", BounceReasons.SpamDetected, false)]
    [InlineData("550 5.2.1 The account you write to is disabled", "5.2.1", "5.2.1", "550", BounceReasons.Filtered, false)]
    [InlineData("550 5.2.1 mailbox is disabled", "5.2.1", "5.2.1", "550", BounceReasons.Suspend, false)]
    [InlineData("550 User not found in reply to end of DATA command", "5.0.0", "5.0.0", "550", BounceReasons.Filtered, false)]
    [InlineData("421 4.7.0 Too many connections from your network", "4.7.0", "4.7.0", "421", BounceReasons.TooManyConnections, false)]
    [InlineData("550 5.1.0 wrapped: 550-'5.2.2 mailbox full'", "5.0.0", "5.2.2", "550", BounceReasons.MailboxFull, false)]
    [InlineData("550 MI:SPF mx7,see help", "5.0.0", "5.0.0", "550", BounceReasons.AuthFailure, false)]
    [InlineData("554 DT:SPM 163 mx9", "5.0.0", "5.0.0", "554", BounceReasons.SpamDetected, false)]
    [InlineData("550 5.2.3 RecipSizeLimit; message too large for this recipient", "5.2.3", "5.2.3", "550", BounceReasons.ExceedLimit, false)]
    [InlineData("550 #5.1.0 Address rejected.", "5.1.0", "5.1.0", "550", BounceReasons.UserUnknown, true)]
    [InlineData("550 5.0.0 Recipient address rejected: Go away", "5.0.0", "5.0.0", "550", BounceReasons.UserUnknown, true)]
    [InlineData("550 5.6.0 Recipient address rejected: Media error", "5.6.0", "5.6.0", "550", BounceReasons.ContentError, false)]
    [InlineData("450 4.2.0 Recipient address rejected: Greylisted", "4.2.0", "4.2.0", "450", BounceReasons.Blocked, false)]
    [InlineData("550 用户不存在", "5.0.0", "5.0.0", "550", BounceReasons.UserUnknown, true)]
    [InlineData("552 邮箱已满", "5.0.0", "5.0.0", "552", BounceReasons.MailboxFull, false)]
    public void A_delivery_status_tells_why(string diagnostic, string status, string dsn, string reply, string reason, bool hard)
    {
        var report = Status(diagnostic, status);
        Assert.NotNull(report);
        var recipient = Assert.Single(report.Recipients);
        Assert.Equal(("bo@home.example", dsn, reply, reason, hard), (recipient.Address, recipient.Dsn, recipient.ReplyCode, recipient.Reason, recipient.Hard));
        Assert.Equal("77@shop.example", report.OriginalMessageId);
        Assert.False(recipient.Delayed);
    }

    [Fact]
    public void A_delay_is_no_failure_yet()
    {
        var recipient = Assert.Single(Status("connect to mx.home.example: Connection timed out", "4.4.1", "delayed")!.Recipients);
        Assert.True(recipient.Delayed);
        Assert.False(recipient.Hard);
    }

    [Fact]
    public void A_status_code_without_words_is_enough() => Assert.Equal(BounceReasons.UserUnknown, Assert.Single(Status("", "5.1.1")!.Recipients).Reason);

    [Fact]
    public void What_the_text_says_stands_in_for_an_empty_diagnostic() =>
        Assert.Equal(BounceReasons.MailboxFull, Assert.Single(Status("", "5.0.0", text: "<bo@home.example>: mailbox is full")!.Recipients).Reason);

    [Theory]
    [InlineData("Hi. This is the qmail-send program at mx.\n\n<bo@home.example>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\nGiving up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <77@shop.example>", "550", BounceReasons.UserUnknown)]
    [InlineData("This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n  bo@home.example\n    host mx.home.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<bo@home.example>:\n    550 no such mailbox\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <77@shop.example>", "550", BounceReasons.UserUnknown)]
    [InlineData("An error has occurred for the following list of recipients:\n\nbo@home.example: 552 5.2.2 Mailbox full\n\nBelow is a copy of the original message:\n\nMessage-ID: <77@shop.example>", "552", BounceReasons.MailboxFull)]
    [InlineData("Delivery to the following recipient failed permanently:\n\n     bo@home.example\n\nThe error that the other server returned was:\n550 5.1.1 user unknown\n\n----- Original message -----\n\nMessage-ID: <77@shop.example>", "550", BounceReasons.UserUnknown)]
    [InlineData("Your message could not be delivered to: <bo@home.example>\nAs their mailbox is full.\n\n--- Original message follows.\nMessage-ID: <77@shop.example>", "", BounceReasons.MailboxFull)]
    public void Servers_that_write_to_people_are_read_too(string text, string reply, string reason)
    {
        var report = Plain(text);
        var recipient = Assert.Single(report!.Recipients);
        Assert.Equal(("bo@home.example", reply, reason), (recipient.Address, recipient.ReplyCode, recipient.Reason));
        Assert.Equal("77@shop.example", report.OriginalMessageId);
    }

    [Fact]
    public void A_chinese_server_is_read()
    {
        var report = Plain("很抱歉，您发送的邮件被退回。\n收件人：bo@home.example\n退信原因：该邮箱不存在\n550 Mailbox not found", "PostMaster@mail.home.example", "系统退信");
        Assert.Equal(("bo@home.example", BounceReasons.UserUnknown, true), (report!.Recipients[0].Address, report.Recipients[0].Reason, report.Recipients[0].Hard));
    }

    [Fact]
    public void Each_recipient_has_its_own_reason()
    {
        var report = Plain("<bo@home.example>:\n550 5.1.1 user unknown\n\n<cy@home.example>:\n552 5.2.2 mailbox full\n\n--- Below this line is a copy of the message.\n");
        Assert.Equal([BounceReasons.UserUnknown, BounceReasons.MailboxFull], report!.Recipients.Select(r => r.Reason));
    }

    [Fact]
    public void A_complaint_is_feedback()
    {
        var report = Read("""
            From: fbl@home.example
            To: help@shop.example
            Subject: FW: Your lamp
            Content-Type: multipart/report; report-type=feedback-report; boundary="b"

            --b
            Content-Type: text/plain

            A reader complained.
            --b
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            Version: 1
            Original-Rcpt-To: bo@home.example

            --b
            Content-Type: message/rfc822

            Message-ID: <77@shop.example>
            To: bo@home.example

            Hello
            --b--
            """);
        Assert.True(report!.Feedback);
        Assert.Equal(("bo@home.example", BounceReasons.Feedback, false), (report.Recipients[0].Address, report.Recipients[0].Reason, report.Recipients[0].Hard));
        Assert.Equal("77@shop.example", report.OriginalMessageId);
    }

    [Theory]
    [InlineData("""{"notificationType":"Bounce","bounce":{"bouncedRecipients":[{"emailAddress":"bo@home.example","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"}]},"mail":{"messageId":"77"}}""", BounceReasons.UserUnknown)]
    [InlineData("""{"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"bo@home.example"}]},"mail":{"messageId":"77"}}""", BounceReasons.Feedback)]
    public void A_cloud_service_s_notification_is_read(string json, string reason)
    {
        var report = Plain(json, "no-reply@sns.example", "Notification");
        Assert.Equal(("bo@home.example", reason), (report!.Recipients[0].Address, report.Recipients[0].Reason));
        Assert.Equal("77", report.OriginalMessageId);
    }

    [Theory]
    [InlineData("From: Bo <bo@home.example>\nSubject: Where is my lamp?\n\nIt did not come. My mailbox is full of your letters.")]
    [InlineData("From: Bo <bo@home.example>\nSubject: Out of office\nAuto-Submitted: auto-replied\nReturn-Path: <>\n\nI am away. Mail to ann@home.example could not be delivered before.")]
    [InlineData("From: news@home.example\nSubject: Our lamps\nList-Id: <news.home.example>\n\nBuy one.")]
    public void Other_mail_is_no_report(string raw) => Assert.Null(Read(raw));

    [Fact]
    public void No_bytes_throw()
    {
        var words = new[] { "Final-Recipient: rfc822;", "Status: 5.", "550 5.1.1", "<a@b>:", "--b", "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "Content-Type: message/delivery-status", "\n", "\n\n", "@", "{\"notificationType\":", "From: mailer-daemon@x", "X-Failed-Recipients: a@b, c@", "Original message follows" };
        var random = new Random(5);
        for (var i = 0; i < 3000; i++)
        {
            var raw = string.Join(random.Next(2) == 0 ? "\n" : " ", Enumerable.Range(0, random.Next(30)).Select(_ => words[random.Next(words.Length)]));
            var message = MailParser.Parse(Encoding.UTF8.GetBytes(raw));
            BounceReader.Read(message);
            AutomaticMail.Classify(message);
            ReplyCutter.Cut(message);
        }
    }

    [Theory]
    [InlineData("a@b ")]
    [InlineData("<a@b>: 550 5.1.1\n")]
    [InlineData("@")]
    [InlineData("550 ")]
    [InlineData("Final-Recipient: rfc822; a@b\n\n")]
    [InlineData("{")]
    public void Attack_texts_take_a_moment(string again)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Plain(string.Concat(Enumerable.Repeat(again, (1 << 20) / again.Length)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }
}

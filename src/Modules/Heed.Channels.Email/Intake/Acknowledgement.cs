using System.Globalization;
using Heed.Channels.Email.Mailboxes;
using Heed.Channels.Email.Sending;

namespace Heed.Channels.Email.Intake;

/// <summary>
/// The one mail that Heed answers by itself: that a conversation has begun, or that nobody is there now. Nothing of the mail is
/// repeated in it, neither subject nor a word, so that it carries nobody's message to a stranger (TRUST 29).
/// </summary>
internal sealed class Acknowledgement(IStore store, IInboxes inboxes, IConversations conversations, AutomaticBudget budget, EmailChannel channel, TimeProvider time)
{
    public async Task SendAsync(WorkspaceId workspace, InboxRow inbox, MailboxSettings settings, ConversationRow conversation, ReadMail read, CancellationToken cancellationToken)
    {
        bool open;
        using (var session = store.Read()) open = await inboxes.IsOpenAsync(session, inbox, time.GetUtcNow(), cancellationToken);
        var language = LanguageOf(read.Mail.Text);
        var away = open ? null : inbox.Away?.In(language);
        var words = away is { Length: > 0 } ? away : settings.Acknowledgement is { Enabled: true } on ? WordsOf(on, language) : null;
        if (words is null) return;
        var text = words.Replace("{{number}}", conversation.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await store.WriteAsync(
            Scope.System(workspace),
            unit =>
            {
                if (!budget.Take(unit, inbox.Id, read.Sender)) return;
                var message = conversations.Tell(unit, conversation.Id, away is { Length: > 0 } ? "away" : "greeting", text, DeliveryState.Sending);
                channel.Queue(unit, conversation, message, OutboxKind.Automatic, settings);
            },
            cancellationToken);
    }

    private static string WordsOf(AcknowledgementSettings settings, string language)
    {
        var own = settings.Text?.In(language);
        if (own is { Length: > 0 }) return own;
        return language == "en"
            ? "Thank you for your message. We have received it under number #{{number}} and will answer as soon as we can. You can add to it by replying to this mail."
            : "您好，您的来信已收到，编号 #{{number}}。我们会尽快回复您。如需补充，请直接回复本邮件。";
    }

    /// <summary>Chinese when a fair part of the letters is, English otherwise.</summary>
    internal static string LanguageOf(string text)
    {
        int han = 0, letters = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, 2000)))
        {
            if (c is >= '\u4e00' and <= '\u9fff') han++;
            else if (char.IsLetter(c)) letters++;
        }

        return han * 4 > letters ? han > 0 ? "zh-CN" : "en" : "en";
    }
}

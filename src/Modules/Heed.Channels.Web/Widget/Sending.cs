using System.Globalization;
using Heed.Channels.Web.Live;
using Heed.Channels.Web.Visitors;
using Heed.Routing.Public;

namespace Heed.Channels.Web.Widget;

/// <summary>A visitor's message on its way in: limits, consent, form, first contact, then the conversation.</summary>
internal sealed class Sending(
    VisitorContacts contacts, IConversations conversations, IBlocks blocks, PreChat preChat, WidgetViews views, WidgetLimits limits, Absences absences, ICallBacks callBacks,
    IStore store)
{
    private const int MaxText = 10_000;
    private const int MaxFiles = 10;
    private const string CallBackPress = "callBack:";

    public async Task<SentAnswer> SendAsync(VisitorSession visitor, SendRequest body, HttpContext context, CancellationToken cancellationToken)
    {
        limits.Message(context, visitor);
        var files = body.FileIds ?? [];
        new Validate()
            .That(body.Id != Guid.Empty, "id", "required", "A new UUID for each message.")
            .That(files.Count <= MaxFiles && files.Distinct().Count() == files.Count, "fileIds", "tooMany", $"At most {MaxFiles} files, each once.")
            .That(files.Count > 0 || !string.IsNullOrWhiteSpace(body.Text), "text", "required", "Write something, or add a file.")
            .That(body.Text is null || body.Text.Length <= MaxText, "text", "tooLong", $"At most {MaxText} characters.")
            .Done();
        var consents = await AdmitAsync(visitor, body, cancellationToken);
        var language = LanguageOf(visitor, context);
        var customer = await contacts.EnsureAsync(visitor, language, cancellationToken);
        var message = new InboundMessage(visitor.Site.Inbox, body.Id, customer, (body.Text ?? "").Trim(), files, language) { Choice = body.Choice };
        var received = await conversations.ReceiveAsync(
            visitor.ScopeOf(customer, context.Connection.RemoteIpAddress?.ToString()), message,
            unit =>
            {
                if (consents) Consents.Give(unit, visitor.Site, customer, language);
                if (body.PreChat is { Count: > 0 } answers) preChat.Apply(unit, customer, answers, language);
            },
            cancellationToken);
        absences.Here(visitor.Workspace, received.Conversation.Id);
        if (body.Choice?.StartsWith(CallBackPress, StringComparison.Ordinal) == true) await PressAsync(visitor, received, body.Choice, cancellationToken);
        using var session = store.Read();
        return new SentAnswer(WidgetViews.View(received.Message)!, await views.ViewAsync(session, received.Conversation, cancellationToken));
    }

    /// <summary>
    /// A form about being rung was sent: <c>callBack:NUMBER</c>, <c>callBack:NUMBER@TIME</c> (the beginning, ISO 8601 UTC), or <c>callBack:cancel</c>.
    /// Sent again, it does nothing more: a customer has one open call-back.
    /// </summary>
    private async Task PressAsync(VisitorSession visitor, Received received, string choice, CancellationToken cancellationToken)
    {
        var press = choice[CallBackPress.Length..];
        var at = press.IndexOf('@');
        DateTimeOffset? time = at >= 0 && DateTimeOffset.TryParse(press[(at + 1)..], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var chosen) ? chosen.ToUniversalTime() : null;
        await store.WriteAsync(
            Scope.System(visitor.Workspace),
            unit =>
            {
                if (press == "cancel") callBacks.Cancel(unit, received.Conversation.Id);
                else callBacks.Ask(unit, received.Conversation.Id, at >= 0 ? press[..at] : press, "", time);
            },
            cancellationToken);
    }

    /// <summary>The language to speak with the visitor: the site's, else what is known, else the browser's.</summary>
    public static string LanguageOf(VisitorSession visitor, HttpContext context) =>
        visitor.Site.LanguageFor(visitor.Customer?.Language ?? context.Request.Headers.AcceptLanguage.ToString());

    /// <summary>What stands before a message; true when the message carries the consent that was asked for.</summary>
    private async Task<bool> AdmitAsync(VisitorSession visitor, SendRequest body, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        if (PreChat.Answer(body.PreChat, "email") is { } email
            && await blocks.IsBlockedAsync(session, visitor.Workspace, visitor.Customer?.Id, email, null, cancellationToken)) throw WidgetRefusal.Blocked();
        var consents = body.ConsentVersion == visitor.Site.PrivacyVersion;
        await RequireConsentAsync(session, visitor, consents, cancellationToken);
        var asks = visitor.Site.PreChat && visitor.Token.Customer is null;
        var first = asks && (visitor.Customer is null
            || await conversations.CurrentAsync(session, visitor.Workspace, visitor.Site.Inbox, visitor.Customer.Id, cancellationToken) is null);
        await preChat.CheckAsync(session, visitor, body.PreChat, first, cancellationToken);
        return consents;
    }

    /// <exception cref="WidgetRefusal">The site asks for consent and there is none to the notice as it stands.</exception>
    public static async Task RequireConsentAsync(ReadSession session, VisitorSession visitor, bool givesNow, CancellationToken cancellationToken)
    {
        var site = visitor.Site;
        if (!site.PrivacyRequired || givesNow || await Consents.GivenAsync(session, site, visitor.Customer?.Id, cancellationToken)) return;
        throw WidgetRefusal.ConsentRequired(site.PrivacyVersion);
    }
}

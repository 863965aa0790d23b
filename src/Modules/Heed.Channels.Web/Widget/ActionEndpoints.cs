using Heed.Channels.Web.Visitors;
using Heed.Surveys.Public;

namespace Heed.Channels.Web.Widget;

/// <summary>What a visitor does beside writing: read, type, rate, consent, ask for a person.</summary>
internal static class ActionEndpoints
{
    public static void Map(IEndpointRouteBuilder widget)
    {
        widget.MapPut("/seen", SeenAsync).NeedsVisitor().WithName("SeeWidgetMessages").WithTags("Widget").WithSummary("How far the visitor has read.");
        widget.MapPost("/typing", TypeAsync).NeedsVisitor().WithName("TypeInWidget").WithTags("Widget").WithSummary("The visitor types, or stopped.");
        widget.MapPut("/rating", RateAsync).NeedsVisitor().WithName("RateInWidget").WithTags("Widget")
            .WithSummary("Rates the resolved conversation, 1 to 5; may be changed for a day. 409 `ratingClosed` otherwise.");
        widget.MapPost("/consent", ConsentAsync).NeedsVisitor().WithName("ConsentInWidget").WithTags("Widget")
            .WithSummary("Consents to the privacy notice. 409 `consentRequired` when the version is not the current one.");
        widget.MapPost("/human", AskForPersonAsync).NeedsVisitor().WithName("AskForPerson").WithTags("Widget").WithSummary("Asks for a person instead of the bot.");
    }

    private static async Task<NoContent> SeenAsync(
        VisitorSeen body, VisitorSession visitor, IConversations conversations, IStore store, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(visitor, conversations, store, cancellationToken) is { } conversation && body.Position > conversation.CustomerSeen)
        {
            var position = Math.Min(body.Position, conversation.MessageCount);
            await conversations.CustomerReachedAsync(visitor.ScopeOf(conversation.Customer, null), conversation.Id, position, seen: true, cancellationToken);
        }

        return TypedResults.NoContent();
    }

    private static async Task<NoContent> TypeAsync(
        TypingRequest body, VisitorSession visitor, IConversations conversations, ITyping typing, IStore store, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(visitor, conversations, store, cancellationToken) is { } conversation) typing.CustomerTypes(conversation, visitor.Customer!.Name, body.On);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ConversationAnswer>> RateAsync(
        RateRequest body, VisitorSession visitor, IConversations conversations, ISurveys surveys, WidgetViews views, IStore store, CancellationToken cancellationToken)
    {
        using (var session = store.Read())
        {
            if (await views.CurrentAsync(session, visitor.Site, visitor.Customer?.Id, cancellationToken) is not { CanRate: true }) throw WidgetRefusal.RatingClosed();
        }

        var conversation = await CurrentAsync(visitor, conversations, store, cancellationToken) ?? throw WidgetRefusal.RatingClosed();
        await surveys.RateAsync(visitor.ScopeOf(conversation.Customer, null), conversation.Id, body.Score, body.Comment, cancellationToken);
        return await AnswerAsync(visitor, conversation.Customer, views, store, cancellationToken);
    }

    private static async Task<NoContent> ConsentAsync(
        ConsentRequest body, VisitorSession visitor, VisitorContacts contacts, IStore store, HttpContext context, CancellationToken cancellationToken)
    {
        var site = visitor.Site;
        if (!site.HasPrivacy || body.Version != site.PrivacyVersion) throw WidgetRefusal.ConsentRequired(site.PrivacyVersion);
        var language = Sending.LanguageOf(visitor, context);
        var customer = await contacts.EnsureAsync(visitor, language, cancellationToken);
        await store.WriteAsync(visitor.ScopeOf(customer, null), unit => Consents.Give(unit, site, customer, language), cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ConversationAnswer>> AskForPersonAsync(
        VisitorSession visitor, IConversations conversations, WidgetViews views, IStore store, CancellationToken cancellationToken)
    {
        if (await CurrentAsync(visitor, conversations, store, cancellationToken) is { } conversation)
        {
            await conversations.AskForPersonAsync(visitor.ScopeOf(conversation.Customer, null), conversation.Id, cancellationToken);
        }

        return await AnswerAsync(visitor, visitor.Customer?.Id, views, store, cancellationToken);
    }

    private static async Task<ConversationRow?> CurrentAsync(VisitorSession visitor, IConversations conversations, IStore store, CancellationToken cancellationToken)
    {
        if (visitor.Customer is not { } customer) return null;
        using var session = store.Read();
        return await conversations.CurrentAsync(session, visitor.Workspace, visitor.Site.Inbox, customer.Id, cancellationToken);
    }

    private static async Task<Ok<ConversationAnswer>> AnswerAsync(VisitorSession visitor, Guid? customer, WidgetViews views, IStore store, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        return TypedResults.Ok(new ConversationAnswer(await views.CurrentAsync(session, visitor.Site, customer, cancellationToken)));
    }
}

/// <summary>How far the visitor has read.</summary>
internal sealed record VisitorSeen(int Position);

/// <summary>Whether the visitor types.</summary>
internal sealed record TypingRequest(bool On);

/// <summary>The answer to the one question.</summary>
internal sealed record RateRequest(int Score, string? Comment = null);

/// <summary>The version of the notice agreed to.</summary>
internal sealed record ConsentRequest(int Version);

/// <summary>The visitor's conversation after the act; null before the first word.</summary>
internal sealed record ConversationAnswer(WidgetConversation? Conversation);

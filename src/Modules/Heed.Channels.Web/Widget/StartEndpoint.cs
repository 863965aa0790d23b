namespace Heed.Channels.Web.Widget;

/// <summary><c>POST /widget/v1/start</c>: a page with the widget was opened.</summary>
internal static class StartEndpoint
{
    public static void Map(IEndpointRouteBuilder widget) => widget.MapPost("/start", StartAsync).ForAnyone()
        .WithName("StartWidget").WithTags("Widget")
        .WithSummary("Opens or resumes a visitor's session. Stores nothing for a mere page view; a signed identity makes or finds the customer.");

    private static async Task<Ok<StartAnswer>> StartAsync(StartRequest body, Starting starting, HttpContext context, CancellationToken cancellationToken) =>
        TypedResults.Ok(await starting.StartAsync(body, context, cancellationToken));
}

/// <summary>What the widget says first.</summary>
/// <param name="Token">The token of an earlier page view.</param>
/// <param name="Identity">Signed JWT: who the customer is.</param>
/// <param name="Page">Where the visitor is; not stored.</param>
internal sealed record StartRequest(string SiteKey, string? Token = null, string? Identity = null, string? Language = null, StartPage? Page = null);

/// <summary>The page that holds the widget.</summary>
internal sealed record StartPage(string? Url = null, string? Title = null, string? Referrer = null);

/// <summary>Everything the widget needs to show itself.</summary>
internal sealed record StartAnswer(
    string Token, DateTimeOffset ExpiresAt, StartCustomer Customer, StartSite Site, WidgetConversation? Conversation, IReadOnlyList<WidgetMessage> Messages, string Cursor);

/// <summary>Who is at this browser. <c>id</c> stays the same for an anonymous visitor; it is another once an identity is proven.</summary>
internal sealed record StartCustomer(Guid Id, string? Name, bool Verified);

/// <summary>The site as this visitor sees it now.</summary>
internal sealed record StartSite(
    string Title, string Color, Sites.SitePosition Position, string Language, string? Greeting, bool Open, string? AwayText, PreChatForm? PreChat, StartPrivacy? Privacy, bool Rating)
{
    /// <summary>Questions that a bot offers with its greeting; null without one.</summary>
    public MessageParts? Parts { get; init; }
}

/// <summary>The privacy notice, and whether this visitor has consented to it as it stands.</summary>
internal sealed record StartPrivacy(int Version, string Text, string? Url, bool Required, bool Given);

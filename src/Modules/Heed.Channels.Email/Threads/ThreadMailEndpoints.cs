namespace Heed.Channels.Email.Threads;

/// <summary>What agents see and decide about a conversation that is carried by mail: recipients, strangers, spam.</summary>
internal static class ThreadMailEndpoints
{
    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}").WithTags("E-mail");
        group.MapGet("/mail", GetAsync).NeedsMember().WithName("GetConversationMail")
            .WithSummary("To whom an answer goes by itself, who else stands in the thread, and which addresses are known not to work.");
        group.MapPut("/mail/people", DecideAsync).Needs(ConversationPermissions.Reply).WithName("DecideMailPerson")
            .WithSummary("Lets an address into the thread, with what it wrote so far, or keeps it out. Nothing is sent to anybody who was not let in.");
        group.MapPost("/messages/{message:guid}/let-in", LetInAsync).Needs(ConversationPermissions.Reply).WithName("LetMessageIn")
            .WithSummary("Lets a held message into the thread. Its author is let in too when that was the reason it was held.");
        group.MapPost("/spam", SpamAsync).Needs(ConversationPermissions.Edit).WithName("MarkSpam").WithSummary("Puts the conversation among the spam (`GET /conversations?tier=spam`).");
        group.MapPost("/not-spam", NotSpamAsync).Needs(ConversationPermissions.Edit).WithName("MarkNotSpam").WithSummary("Takes the conversation back from the spam; it waits for an answer from then on.");
    }

    private static async Task<Ok<ThreadMailView>> GetAsync(Guid conversation, Caller caller, ThreadMail mail, CancellationToken cancellationToken) =>
        TypedResults.Ok(await mail.ReadAsync(caller.Scope, conversation, cancellationToken));

    private static async Task<Ok<ThreadMailView>> DecideAsync(Guid conversation, MailPersonRequest body, Caller caller, ThreadMail mail, CancellationToken cancellationToken)
    {
        await mail.DecideAsync(caller.Scope, conversation, body.Address, body.Name, body.Approved, cancellationToken);
        return TypedResults.Ok(await mail.ReadAsync(caller.Scope, conversation, cancellationToken));
    }

    private static async Task<Ok<ThreadMailView>> LetInAsync(Guid conversation, Guid message, Caller caller, ThreadMail mail, CancellationToken cancellationToken)
    {
        await mail.LetInAsync(caller.Scope, conversation, message, cancellationToken);
        return TypedResults.Ok(await mail.ReadAsync(caller.Scope, conversation, cancellationToken));
    }

    private static async Task<NoContent> SpamAsync(Guid conversation, Caller caller, ThreadMail mail, CancellationToken cancellationToken)
    {
        await mail.SpamAsync(caller.Scope, conversation, true, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> NotSpamAsync(Guid conversation, Caller caller, ThreadMail mail, CancellationToken cancellationToken)
    {
        await mail.SpamAsync(caller.Scope, conversation, false, cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>A decision about an address.</summary>
internal sealed record MailPersonRequest(string Address, bool Approved, string? Name = null);

/// <summary>A conversation as mail.</summary>
/// <param name="MailboxId">Inbox of the mailbox that carries it; null when none does.</param>
/// <param name="To">Whom an answer goes to by itself; null when no address is known.</param>
/// <param name="Cc">Who gets a copy by itself: those who were let in.</param>
/// <param name="People">Everybody else in the thread, with what was decided; null for nothing yet.</param>
/// <param name="Held">Ids of messages that wait to be let in.</param>
/// <param name="Undeliverable">Addresses of all these that a server has refused for good.</param>
internal sealed record ThreadMailView(
    Guid? MailboxId, string? From, string? Subject, Correspondent? To, IReadOnlyList<Correspondent> Cc, IReadOnlyList<MailPersonView> People, IReadOnlyList<Guid> Held,
    IReadOnlyList<string> Undeliverable, int UndoSeconds);

/// <summary>Somebody in the thread.</summary>
internal sealed record MailPersonView(string Name, string Address, bool? Approved);

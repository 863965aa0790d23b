using Heed.Accounts.Public;
using Heed.Conversations.Public;

namespace Heed.Mcp.Tools;

/// <summary>
/// What an agent could answer next: proposals of Heed's own, or words of the caller's left as a note for the team. A customer never sees
/// either; a person decides what is sent.
/// </summary>
internal sealed class DraftReply(IStore store, IConversations conversations, IConversationActs acts, IWorkspaces workspaces, IAudit audit, IEnumerable<IReplySuggester> suggesters) : ITool
{
    /// <summary>Held by the roles that people give to keys which may leave words for the team.</summary>
    public const string Draft = "mcp.draft";

    private const int Proposed = 3;
    private const int MaxText = 4_000;

    public ToolForm Form { get; } = new(
        "draft_reply", "Draft a reply", "Without text: up to three replies that an agent could send next, with source and confidence. With text: leaves your wording as an internal note for the agents. Nothing is sent to the customer.",
        [GetConversation.Number, new("text", "Your own wording of the reply, to be left as a note.", MaxText)],
        typeof(Drafted),
        Writes: true);

    public string Permission => Draft;

    public async Task<ToolAnswer> RunAsync(Scope scope, ToolArguments arguments, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await GetConversation.FindAsync(session, conversations, scope, arguments.Number("number"), cancellationToken);
        scope.Require(Draft, row.Brand);
        if (ForeignText.Clean(arguments.Text("text") ?? "", MaxText).Trim() is { Length: > 0 } words)
        {
            await NoteAsync(scope, row, words, cancellationToken);
            return new ToolAnswer(new Drafted([], Noted: true));
        }

        scope.Require(ConversationPermissions.Reply, row.Brand);
        var drafts = new List<ReplySuggestion>();
        foreach (var suggester in suggesters) drafts.AddRange(await suggester.SuggestAsync(session, scope, row, Proposed, cancellationToken));
        return new ToolAnswer(
            new Drafted([.. drafts.OrderByDescending(d => d.Confidence).Take(Proposed).Select(d => new DraftedReply(ForeignText.Clean(d.Text, MaxText), d.Source, d.SourceId, ForeignText.Clean(d.SourceTitle, 200), d.Confidence, d.Missing))], Noted: false),
            new ToolSeen("conversation", row.Id, drafts.Count));
    }

    private async Task NoteAsync(Scope scope, ConversationRow row, string words, CancellationToken cancellationToken)
    {
        var language = (await workspaces.GetAsync(scope.Workspace, cancellationToken)).Language;
        var text = new LocalText("建议回复（由程序拟写，请核对后再发）：", "Proposed reply (written by a program, check before sending):").In(language) + "\n" + words.Replace("{{", "{ {", StringComparison.Ordinal);
        var prepared = await acts.PrepareAsync(scope, [new ConversationAct(ActKind.Note, Text: text)], cancellationToken);
        await store.WriteAsync(
            scope,
            unit =>
            {
                acts.Apply(unit, scope, row.Id, prepared, null);
                audit.Write(unit, scope, "mcp.noted", "conversation", row.Id, new { tool = Form.Name });
            },
            cancellationToken);
    }
}

/// <summary>Proposals, or that the caller's words were left for the team.</summary>
internal sealed record Drafted(IReadOnlyList<DraftedReply> Drafts, bool Noted);

/// <summary>A reply that an agent could send.</summary>
/// <param name="Source">What it comes from: <c>knowledge</c> or <c>canned</c>.</param>
/// <param name="Missing">Facts that could not be filled in.</param>
internal sealed record DraftedReply(string Text, string Source, Guid SourceId, string SourceTitle, double Confidence, IReadOnlyList<string> Missing);

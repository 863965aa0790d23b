using Heed.Bot.Thinking;
using Heed.Knowledge.Public;
using Heed.Text.Duplicates;
using Heed.Text.PersonalData;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heed.Bot.Suggesting;

/// <summary><c>/conversations/{id}/suggestions</c>: what the agent could answer, and what became of it.</summary>
internal static class SuggestionEndpoints
{
    private const int Shown = 3;

    /// <summary>Among these a used one is looked for: ranking may have moved since it was shown.</summary>
    private const int Looked = 10;

    /// <summary>An edited proposal that is still as near as this is the same answer.</summary>
    private const double StillIt = 0.5;

    public static void Map(IEndpointRouteBuilder workspace)
    {
        var group = workspace.MapGroup("/conversations/{conversation:guid}/suggestions").WithTags("Suggestions");
        group.MapGet("", ListAsync).Needs(ConversationPermissions.Reply).WithName("ListSuggestions").WithSummary("Up to three replies to the customer's last words, with source and confidence, facts filled in. Nothing is sent by itself.");
        group.MapPost("/{id:guid}/used", UseAsync).Needs(ConversationPermissions.Reply).WithName("UseSuggestion").WithSummary("A proposal was sent, as it was or changed: it teaches.");
    }

    private static async Task<Ok<Suggestions>> ListAsync(Guid conversation, Caller caller, IStore store, IConversations conversations, Suggester suggester, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var row = await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
        caller.Scope.Require(ConversationPermissions.Reply, row.Brand);
        var replies = await suggester.OfLastAsync(session, caller.Scope, row, Shown, cancellationToken);
        return TypedResults.Ok(new Suggestions(replies.Message, replies.Items));
    }

    private static async Task<NoContent> UseAsync(
        Guid conversation, Guid id, UsedSuggestion body, Caller caller, IStore store, IConversations conversations, Suggester suggester, IKnowledge knowledge, CancellationToken cancellationToken)
    {
        new Validate().Text(body.Edited, "edited", 20_000, required: false, multiline: true).Done();
        ReplySuggestion used;
        ConversationRow thread;
        string question;
        using (var session = store.Read())
        {
            thread = await conversations.GetAsync(session, caller.Scope, conversation, cancellationToken);
            caller.Scope.Require(ConversationPermissions.Reply, thread.Brand);
            var replies = await suggester.OfLastAsync(session, caller.Scope, thread, Looked, cancellationToken);
            (used, question) = (replies.Items.FirstOrDefault(s => s.Id == id) ?? throw new NotFoundRefusal(), replies.Question);
        }

        var edited = body.Edited is { } text && Plain.Fold(text) != Plain.Fold(used.Text) ? text.Trim() : null;
        await store.WriteAsync(
            caller.Scope,
            unit =>
            {
                // Told once more it is the same use.
                var fresh = unit.Execute($"""
                    insert into bot_suggested (workspace, id, conversation, source, edited, "by", at) values ({unit.Workspace}, {id}, {conversation}, {used.SourceId}, {edited is not null}, {unit.Actor.Id}, {unit.Now})
                    on conflict (workspace, id) do nothing
                    """);
                if (fresh == 0) return;
                if (used.Source == "knowledge")
                {
                    knowledge.Used(unit, used.SourceId, KnowledgeUse.Sent);
                    // What was rewritten from the ground up was not the answer.
                    if (edited is null || NearDuplicates.Similarity(edited, used.Text) >= StillIt) knowledge.Understood(unit, new UnderstoodWording(used.SourceId, question, Solved: false, conversation, thread.Customer));
                }

                if (edited is not null) Keep(unit, used.SourceId, edited);
            },
            cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>The agent's own words, without the customer's personal data: a wording that returns is a better answer.</summary>
    private static void Keep(Unit unit, Guid source, string text)
    {
        const int Longest = 4000;
        var masked = PersonalDataFinder.Mask(text);
        if (masked.Length > Longest || masked != text) return;
        var hash = Ids.FromParts(Plain.Fold(masked));
        unit.Execute($"""
            insert into bot_wordings (workspace, source, hash, text, count, last_at) values ({unit.Workspace}, {source}, {hash}, {masked}, {1}, {unit.Now})
            on conflict (workspace, source, hash) do update set count = bot_wordings.count + 1, last_at = excluded.last_at
            """);
    }
}

/// <summary>Proposed replies.</summary>
/// <param name="MessageId">The customer's message they answer; null when there is nothing to answer.</param>
internal sealed record Suggestions(Guid? MessageId, IReadOnlyList<ReplySuggestion> Items);

/// <summary>What became of a proposal.</summary>
/// <param name="Edited">The text as it was sent; null when it was sent as proposed.</param>
internal sealed record UsedSuggestion(string? Edited = null);

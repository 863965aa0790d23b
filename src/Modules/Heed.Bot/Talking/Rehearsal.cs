using Heed.Bot.Flows;
using Heed.Bot.Thinking;
using Heed.Customers.Public;

namespace Heed.Bot.Talking;

/// <summary>Turns in which nothing is kept: for trying a bot, a draft, and test sets.</summary>
internal sealed class Rehearsal(IStore store, Turns turns, ICustomers customers, IInboxes inboxes)
{
    /// <param name="draft">A flow's document to run instead of the whole bot.</param>
    public async Task<TryAnswer> RunAsync(Bots.Bot bot, FlowDocument? draft, TryRequest body, CancellationToken cancellationToken)
    {
        using var session = store.Read();
        var customer = body.CustomerId is { } id ? await customers.FindAsync(session, bot.Workspace, id, cancellationToken) : null;
        InboxRow? inbox = null;
        foreach (var of in Bots.Ids32.Read(bot.InboxIds)) inbox ??= await inboxes.FindAsync(session, bot.Workspace, of, cancellationToken);
        var scene = new Scene(bot.Workspace, bot, inbox is { Channel: "web" } ? inbox : null, null, customer, "rehearsal", Rehearsal: true)
        {
            Preferred = customer is not null && await BotReader.IsPreferredAsync(session, bot, customer.Id, cancellationToken),
        };
        var state = body.State ?? new TryState(new Mind { Language = body.Language == "en" ? "en" : "zh-CN" }, null);
        var turn = draft is null
            ? await turns.RunAsync(session, scene, state.Mind, state.Place, body.Text ?? "", body.Choice, false, cancellationToken)
            : await turns.RehearseAsync(session, scene, state.Mind, draft, state.Place, body.Text ?? "", body.Choice, cancellationToken);
        var outcome = turn.HandOver is not null ? "person" : turn.Ends || (draft is not null && !turn.Mind.InFlow) ? "ended" : "waiting";
        return new TryAnswer(
            [.. turn.Said.Select(s => new TrySaid(s.Text, s.Parts?.Bounded()))], turn.Trace, new TryState(turn.Mind, turn.Place), outcome, turn.HandOver,
            [.. turn.Forms.Select(f => new TryForm(f.Type, f.Fields))]);
    }
}

/// <summary>A message of somebody who tries it.</summary>
/// <param name="State">What the last answer gave; null to begin.</param>
/// <param name="CustomerId">As whom it is tried; null for nobody known.</param>
internal sealed record TryRequest(string? Text = null, string? Choice = null, string? Language = null, TryState? State = null, Guid? CustomerId = null)
{
    public static void Check(TryRequest body) => new Validate()
        .Text(body.Text, "text", 10_000, required: body.Choice is null, multiline: true)
        .That((body.Choice?.Length ?? 0) <= MessageParts.MaxChoiceId, "choice", "tooLong", $"At most {MessageParts.MaxChoiceId} characters.")
        .Done();
}

/// <summary>Where a talk stands; opaque to the caller.</summary>
internal sealed record TryState(Mind Mind, FlowPlace? Place);

/// <summary>What the bot said, how it came to it, and where the talk stands.</summary>
/// <param name="Outcome"><c>waiting</c>, <c>ended</c> or <c>person</c>.</param>
/// <param name="Reason">Why a person, when it is one.</param>
internal sealed record TryAnswer(IReadOnlyList<TrySaid> Said, IReadOnlyList<Traced> Trace, TryState State, string Outcome, string? Reason, IReadOnlyList<TryForm> Forms);

/// <summary>Something said.</summary>
internal sealed record TrySaid(string Text, MessageParts? Parts);

/// <summary>A form that would have been kept.</summary>
internal sealed record TryForm(string Type, IReadOnlyList<PartLine> Fields);

using Heed.Bot.Thinking;
using Heed.Knowledge.Public;
using Heed.Text.Retrieval;
using Microsoft.EntityFrameworkCore;

namespace Heed.Bot.Suggesting;

/// <summary>Proposes replies from the knowledge and canned replies; what agents send as it is rises, what they change sinks, and words they use again and again take its place.</summary>
internal sealed class Suggester(IKnowledge knowledge, IConversations conversations, ICannedTexts canned, OrderValues orders) : IReplySuggester
{
    private const int Read = 20;
    private const int Canned = 200;

    /// <summary>An agent's own wording is offered once it was sent this often.</summary>
    private const int Habit = 2;

    /// <summary>The most that use can move a proposal up or down.</summary>
    private const double Weight = 0.2;

    /// <summary>Below this it is no help.</summary>
    private const double Least = 0.15;

    public async Task<IReadOnlyList<ReplySuggestion>> SuggestAsync(ReadSession session, Scope scope, ConversationRow conversation, int limit, CancellationToken cancellationToken) =>
        (await OfLastAsync(session, scope, conversation, limit, cancellationToken)).Items;

    /// <summary>The proposals, and the customer's message they answer.</summary>
    public async Task<SuggestedReplies> OfLastAsync(ReadSession session, Scope scope, ConversationRow conversation, int limit, CancellationToken cancellationToken)
    {
        var recent = await conversations.CustomerMessagesAsync(session, scope.Workspace, conversation.Id, null, null, Read, cancellationToken);
        var last = recent.LastOrDefault(m => m.Author == MessageAuthor.Customer && m.DeletedAt is null && IsQuestion(m));
        if (last is null) return new SuggestedReplies(null, "", []);
        var question = Plain.Beginning(last.Text);
        var language = Plain.IsChinese(question) switch { true => "zh-CN", false => "en", _ => conversation.Language ?? "zh-CN" };
        var found = new List<Candidate>();
        var reader = new KnowledgeQuestion(question, conversation.Brand, conversation.Channel == "email" ? KnowledgeChannels.Email : KnowledgeChannels.Chat, language, Internal: false, Meaning: MeaningUse.Looking);
        foreach (var answer in await knowledge.AskAsync(session, scope.Workspace, reader, limit * 2, cancellationToken)) found.Add(new Candidate("knowledge", answer.Entry, answer.Question, answer.Answer, answer.Score));
        found.AddRange(await CannedAsync(session, scope, conversation, question, language, limit, cancellationToken));
        var missing = new List<string>();
        var fill = await canned.FillerAsync(session, scope, conversation.Id, missing, cancellationToken);
        var learned = await LearnedAsync(session, scope.Workspace, [.. found.Select(f => f.Source)], cancellationToken);
        var items = new List<ReplySuggestion>();
        List<Candidate> best = [.. found.Select(f => f with { Score = Math.Clamp(f.Score + learned.GetValueOrDefault(f.Source).Lift, 0, 0.99), Text = learned.GetValueOrDefault(f.Source).Own ?? f.Text })
            .Where(f => f.Score >= Least).OrderByDescending(f => f.Score).Take(limit)];
        var facts = best.Exists(b => OrderValues.Asks(b.Text)) ? await orders.OfAsync(session, scope.Workspace, conversation.Customer, question, language, cancellationToken) : new Dictionary<string, string>();
        foreach (var one in best)
        {
            missing.Clear();
            var text = fill(OrderValues.Fill(one.Text, facts, missing));
            items.Add(new ReplySuggestion(Ids.FromParts("suggestion", last.Id.ToString("N"), one.Source.ToString("N")), text, one.Kind, one.Source, one.Title, Math.Round(one.Score, 2), [.. missing.Distinct()]));
        }

        return new SuggestedReplies(last.Id, question, items);
    }

    /// <summary>Whether there is something to answer: a pressed "solved", a wish for a person and a greeting are none.</summary>
    private static bool IsQuestion(MessageRow message) =>
        Plain.HasWords(message.Text) && SmallTalk.Of(message.Text) == SmallTalkKind.None && !PersonWish.In(message.Text)
        && (message.Parts?.Choice is not { } choice || choice.StartsWith("entry:", StringComparison.Ordinal));

    private async Task<IEnumerable<Candidate>> CannedAsync(ReadSession session, Scope scope, ConversationRow conversation, string question, string language, int limit, CancellationToken cancellationToken)
    {
        var visible = await canned.VisibleAsync(session, scope, conversation.Brand, conversation.Inbox, Canned, cancellationToken);
        if (visible.Count == 0) return [];
        var byId = visible.ToDictionary(c => c.Id.ToString("N"));
        var index = AnswerIndex.Build([.. visible.Select(c => new AnswerEntry(c.Id.ToString("N"), c.Title, [], c.Text.In(language)))]);
        return index.Find(question, limit).Select(h => new Candidate("canned", byId[h.Id].Id, byId[h.Id].Title, byId[h.Id].Text.In(language), h.Score * 0.95));
    }

    /// <summary>How far use lifts each source, and the words agents put in its place.</summary>
    private static async Task<Dictionary<Guid, (double Lift, string? Own)>> LearnedAsync(ReadSession session, WorkspaceId workspace, IReadOnlyCollection<Guid> sources, CancellationToken cancellationToken)
    {
        if (sources.Count == 0) return [];
        var uses = await session.QueryAsync(
            $"select source, edited, count(*) from bot_suggested where workspace = {workspace} and source in {sources} group by source, edited", r => (Source: r.Id(0), Edited: r.Bool(1), Count: r.Long(2)), cancellationToken);
        var words = await session.Db.Set<OwnWords>().Where(w => w.Workspace == workspace && sources.Contains(w.Source) && w.Count >= Habit).OrderBy(w => w.Count).ThenBy(w => w.LastAt).ToListAsync(cancellationToken);
        var learned = new Dictionary<Guid, (double, string?)>();
        foreach (var source in sources.Distinct())
        {
            var sent = uses.Where(u => u.Source == source && !u.Edited).Sum(u => u.Count);
            var edited = uses.Where(u => u.Source == source && u.Edited).Sum(u => u.Count);
            // Laplace's rule: a single use is no habit.
            var rate = (sent + 1.0) / (sent + edited + 2.0) - 0.5;
            learned[source] = (Weight * 2 * rate, words.LastOrDefault(w => w.Source == source)?.Text);
        }

        return learned;
    }

    /// <summary>Proposals for a conversation.</summary>
    /// <param name="Message">The customer's message they answer; null when there is none.</param>
    /// <param name="Question">Its beginning.</param>
    internal sealed record SuggestedReplies(Guid? Message, string Question, IReadOnlyList<ReplySuggestion> Items);

    private sealed record Candidate(string Kind, Guid Source, string Title, string Text, double Score);
}

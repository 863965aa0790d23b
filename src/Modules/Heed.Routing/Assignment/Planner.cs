using Heed.Queueing.Matching;
using Heed.Routing.Rules;

namespace Heed.Routing.Assignment;

/// <summary>Works out what a conversation asks for when it begins to wait: the rules' choice, who may see it, the last agent, the language.</summary>
internal sealed class Planner(RuleBook rules, IConversations conversations, IEnumerable<IChannelKind> channels)
{
    private const double Urgent = 30, High = 10;
    private readonly HashSet<string> _letters = [.. channels.Where(c => c.IsLetters).Select(c => c.Channel)];

    /// <summary>The plan and the queue; the queue is null when the rules say that it must not wait at all.</summary>
    public async Task<(WorkPlan Plan, Guid? Queue)> PlanAsync(ReadSession session, ConversationRow row, IReadOnlyCollection<AgentCard> crew, CancellationToken cancellationToken)
    {
        var choice = await rules.ChooseAsync(session, row, cancellationToken);
        var bonus = Urgency(choice.Bonus, row.Priority);
        var preference = choice.Preference;
        if (preference is null && await conversations.LastAgentAsync(session, row, cancellationToken) is { } last) preference = new Preference(last, PreferenceKind.LastAgent);
        var plan = new WorkPlan(
            [.. choice.Skills, .. Access.Needs(row.Brand, row.Team)], Spoken(row.Language, crew), bonus, preference, choice.Rule, choice.Version, choice.Trail, row.Brand, row.Team, row.Priority);
        return (plan, choice.Queue);
    }

    /// <summary>What the rules give, or, where they say nothing of urgency, what the conversation's priority is worth.</summary>
    internal static BonusParts Urgency(BonusParts bonus, Priority priority) =>
        bonus.Priority > 0 ? bonus : bonus with { Priority = priority switch { Priority.Urgent => Urgent, Priority.High => High, _ => 0 } };

    /// <summary>What kind of work a conversation is.</summary>
    public WorkKind KindOf(ConversationRow row) => _letters.Contains(row.Channel) ? WorkKind.Mail : WorkKind.Chat;

    // A language nobody here speaks is not asked for: nobody would ever come.
    private static string? Spoken(string? language, IReadOnlyCollection<AgentCard> crew)
    {
        if (language is null) return null;
        var main = Main(language);
        return crew.Any(a => a.Languages.Any(l => Main(l).Equals(main, StringComparison.OrdinalIgnoreCase))) ? language : null;
    }

    internal static string Main(string language) => language.Split('-', 2)[0];
}

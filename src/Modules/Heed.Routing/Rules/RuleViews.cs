using Heed.Routing.Rules.Linting;

namespace Heed.Routing.Rules;

/// <summary>The rules of a workspace.</summary>
/// <param name="Version">Of the draft and of publishing together.</param>
/// <param name="InForce">The published version's number; 0 for none.</param>
/// <param name="Published">What is in force.</param>
/// <param name="Draft">What somebody is working on; the same as what is in force when nobody is.</param>
/// <param name="Differs">Whether the draft says something else than what is in force.</param>
/// <param name="Findings">What is odd about the draft.</param>
internal sealed record RoutingRulesView(
    Guid Id, long Version, int InForce, RuleVersionHead? Head, IReadOnlyList<RoutingRule> Published, IReadOnlyList<RoutingRule> Draft, bool Differs,
    Guid? DraftBy, DateTimeOffset? DraftAt, IReadOnlyList<RuleFinding> Findings);

/// <summary>A version that was published.</summary>
/// <param name="PersonId">Who published it; null for Heed itself or a key.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="RestoredFrom">The version that was brought back.</param>
internal sealed record RuleVersionHead(int Number, DateTimeOffset At, Guid? PersonId, string Note, int Rules, int? RestoredFrom);

/// <summary>A version with its rules.</summary>
internal sealed record RuleVersionView(RuleVersionHead Head, IReadOnlyList<RoutingRule> Rules);

/// <summary>The rules to work on, in the order in which they are asked.</summary>
internal sealed record RoutingDraftRequest(IReadOnlyList<RoutingRule> Rules);

/// <summary>Puts the draft in force.</summary>
/// <param name="Note">Why, for those who look back.</param>
internal sealed record PublishRulesRequest(string Note = "");

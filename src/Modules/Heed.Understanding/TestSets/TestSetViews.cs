using Heed.Platform.Web;

namespace Heed.Understanding.TestSets;

/// <summary>A set of tests.</summary>
/// <param name="Id">All zeros for the general set, to which tests of no named set belong.</param>
/// <param name="Name">Empty for the general set.</param>
/// <param name="Required">Whether it must pass before flows, knowledge, models and bots go to customers.</param>
/// <param name="Least">From this share on it passes, in per cent.</param>
/// <param name="History">Its runs, newest first.</param>
internal sealed record TestSetView(Guid Id, long Version, string Name, bool Required, int Least, int Tests, IReadOnlyList<TestRunView> History, DateTimeOffset? CreatedAt);

/// <summary>A run of a set.</summary>
/// <param name="Number">The model that was asked.</param>
/// <param name="ByHand">Whether a person had it run; else it is the one after a learning.</param>
internal sealed record TestRunView(long Number, DateTimeOffset At, int Tests, int Right, bool ByHand);

/// <summary>A set to add.</summary>
internal sealed record NewTestSet(string Name);

/// <summary>Changes of a set; absent members stay.</summary>
internal sealed record TestSetEdit(Change<string> Name = default, Change<bool> Required = default, Change<int> Least = default);

/// <summary>What is to be run.</summary>
/// <param name="SetIds">Null for all.</param>
/// <param name="Number">The model to ask; null for the one in use.</param>
internal sealed record TestRunRequest(IReadOnlyList<Guid>? SetIds = null, long? Number = null);

/// <summary>A set that does not pass.</summary>
internal sealed record FailedTestSet(Guid Id, string Name, int Tests, int Right, int Least);

using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Heed.Modules.Tests.Engines;

/// <summary>
/// Gives a theory each engine in turn, and further values behind it. <c>HEED_TEST_ENGINES=sqlite|postgres|both</c> chooses.
/// A missing PostgreSQL fails the tests; it never skips them.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEveryEngineAttribute(params object?[] values) : DataAttribute
{
    internal static IReadOnlyList<TestEngine> Wanted => Environment.GetEnvironmentVariable("HEED_TEST_ENGINES") switch
    {
        null or "" or "both" => [TestEngine.Sqlite, TestEngine.Postgres],
        "sqlite" => [TestEngine.Sqlite],
        "postgres" => [TestEngine.Postgres],
        var other => throw new InvalidOperationException($"HEED_TEST_ENGINES is '{other}'; it may be sqlite, postgres or both."),
    };

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([.. Wanted.Select(engine => new TheoryDataRow([engine, .. values]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}

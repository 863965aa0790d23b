namespace Heed.Modules.Tests.Engines;

/// <summary>The engines that every store test runs on.</summary>
public enum TestEngine
{
    Sqlite,
    Postgres,
}

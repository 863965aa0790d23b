namespace Heed.Browser.Tests;

/// <summary>All tests in the browser share one server and one Chromium, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoServer>, ICollectionFixture<Browser>
{
    public const string Name = "demo";
}

using Heed.Kernel;
using Heed.Modules.Tests.Conversations;
using Heed.Modules.Tests.Customers;
using Heed.Modules.Tests.Engines;
using Heed.Platform.Search;

namespace Heed.Modules.Tests.Platform;

public sealed class SearchIndexTests(HeedHosts hosts) : IClassFixture<HeedHosts>
{
    private const int Bucket = 1 << SearchIndex.BucketBits;

    [Fact]
    public void Windows_cover_every_number_once_from_the_newest_to_the_oldest()
    {
        var random = new Random(20261122);
        var workspace = new WorkspaceId(7);
        var floor = SearchIndex.Bounds(workspace).Floor;
        for (var round = 0; round < 200; round++)
        {
            var newest = floor + random.Next(0, 60 * Bucket);
            var windows = new SearchWindows(workspace, newest);
            var expected = newest;
            while (windows.Next(random.Next(3) == 0 ? random.Next(2000) : 0, random.Next(1, 1000)) is { } window)
            {
                Assert.Equal(expected, window.To);
                Assert.True(window.From <= window.To && (window.From == floor || window.From % Bucket == 0));
                expected = window.From - 1;
            }

            Assert.True(expected == floor - 1 || newest == floor);
        }
    }

    [Theory, OnEveryEngine]
    public async Task Words_on_both_sides_of_a_buckets_end_are_found_and_counted(TestEngine engine)
    {
        var company = await hosts.CompanyAsync(engine);
        var (_, siteKey) = await company.WebInboxAsync();
        var (visitor, _) = await company.ContactAsync(siteKey, "parcel one");
        var (floor, _) = SearchIndex.Bounds(company.Workspace);
        foreach (var (edge, text) in new[] { (Bucket - 1, "parcel two"), (0, "parcel three"), ((5 * Bucket) - 1, "parcel four"), (40 * Bucket, "parcel five") })
        {
            // Numbers go on after the largest: a document of nothing moves them to where the next one is to be; three stands right behind two.
            if (edge > 0) await company.WriteAsync(unit => engine == TestEngine.Sqlite
                ? unit.Execute($"insert into platform_search (doc, workspace, kind, entity) values ({floor + edge - 1}, {company.Workspace}, {SearchKind.Message}, {Guid.CreateVersion7()})")
                : unit.Execute($"insert into platform_search (doc, workspace, kind, entity, terms) values ({floor + edge - 1}, {company.Workspace}, {SearchKind.Message}, {Guid.CreateVersion7()}, {Array.Empty<int>()})"));
            await visitor.SaysAsync(text);
        }

        var found = await company.Owner.SearchAsync("parcel");
        Assert.Equal(["parcel five", "parcel four", "parcel three", "parcel two", "parcel one"], found.Texts());
        Assert.Equal(5, found["total"].GetInt32());
        Assert.Equal(["parcel three"], (await company.Owner.SearchAsync("parcel three")).Texts());
    }
}

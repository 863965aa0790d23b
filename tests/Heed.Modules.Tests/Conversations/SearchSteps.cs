namespace Heed.Modules.Tests.Conversations;

/// <summary>Steps of tests that search.</summary>
internal static class SearchSteps
{
    /// <summary>Searches; <paramref name="query"/> is already escaped for an address where it must be.</summary>
    public static async Task<Answer> SearchAsync(this Api api, string query, string more = "") => (await api.GetAsync($"search?query={query}{more}")).Expect(200);

    public static IReadOnlyList<string> Texts(this Answer found) => [.. found.Items.Select(i => i.GetProperty("snippet").GetProperty("text").GetString()!)];
}

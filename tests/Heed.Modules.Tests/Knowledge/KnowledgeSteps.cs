using System.Text.Json;

namespace Heed.Modules.Tests.Knowledge;

/// <summary>Steps that tests of knowledge share.</summary>
internal static class KnowledgeSteps
{
    /// <summary>A general answer in a language.</summary>
    public static object General(string markdown, string language = "en", object[]? cases = null) => new { channel = "general", language, markdown, cases = cases ?? [] };

    public static async Task<Guid> DraftAsync(this Api api, string question, string answer, Guid? brand = null, string[]? variants = null, string audience = "public", string language = "en") =>
        (await api.PostAsync("knowledge/entries", new { question, language, variants = variants ?? [], answers = new[] { General(answer, language) }, brandId = brand, audience })).Expect(201).Id;

    public static async Task<Guid> PublishedAsync(this Api api, string question, string answer, Guid? brand = null, string[]? variants = null, string audience = "public", string language = "en")
    {
        var id = await api.DraftAsync(question, answer, brand, variants, audience, language);
        (await api.PostAsync($"knowledge/entries/{id}/publish", new { })).Expect(200);
        return id;
    }

    /// <summary>Ids of the entries found, best first.</summary>
    public static async Task<IReadOnlyList<Guid>> FoundAsync(this Api api, string text, object? more = null)
    {
        var body = JsonSerializer.SerializeToElement(more ?? new { }, Api.Json).EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        body["text"] = text;
        return [.. (await api.PostAsync("knowledge/ask", body)).Expect(200)["hits"].EnumerateArray().Select(h => h.GetProperty("entryId").GetGuid())];
    }

    public static async Task<JsonElement> EntryAsync(this Api api, Guid id) => (await api.GetAsync($"knowledge/entries/{id}")).Expect(200).Body;
}

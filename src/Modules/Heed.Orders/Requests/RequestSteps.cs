using System.Text.Json;

namespace Heed.Orders.Requests;

/// <summary>The steps of a request as they are stored.</summary>
internal static class RequestSteps
{
    private const int Most = 60;

    public static string Begin(DateTimeOffset at, Guid? by) => JsonSerializer.Serialize(new[] { new OrderRequestStep(at, "asked", by) }, JsonSerializerOptions.Web);

    public static IReadOnlyList<OrderRequestStep> Read(string json) => JsonSerializer.Deserialize<List<OrderRequestStep>>(json, JsonSerializerOptions.Web)!;

    /// <summary>Adds a step. Of very many tries the first and the last are kept.</summary>
    public static string Add(string json, OrderRequestStep step)
    {
        var steps = Read(json).ToList();
        if (steps.Count >= Most) steps.RemoveAt(Most / 2);
        steps.Add(step);
        return JsonSerializer.Serialize(steps, JsonSerializerOptions.Web);
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.Metrics.Rollups;

/// <summary>How the fold's memory is written: short, what is empty left out.</summary>
internal static class StateJson
{
    public static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
}

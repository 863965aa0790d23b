using System.Text.Json;
using System.Text.Json.Serialization;

namespace Heed.Platform.Web;

/// <summary>A field of a PATCH: absent, or set to a value (null included).</summary>
[JsonConverter(typeof(ChangeConverterFactory))]
public readonly record struct Change<T>(bool IsSet, T? Value)
{
    /// <summary>The new value when set, else the current one.</summary>
    public T? Or(T? current) => IsSet ? Value : current;

    public static implicit operator Change<T>(T? value) => new(true, value);
}

using System.Reflection;
using System.Text.Json.Serialization.Metadata;

namespace Heed.Platform.Web;

/// <summary>
/// Lets records with <see cref="Change{T}"/> parameters be described as well as read. The schema exporter of .NET 10 writes
/// the null that reflection gives as a struct parameter's default, and fails; so such a record is made with its defaults
/// first and then filled by its properties, which comes to the same.
/// </summary>
internal static class ChangeRecords
{
    public static void Adjust(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object || type.CreateObject is not null) return;
        var constructors = type.Type.GetConstructors();
        if (constructors is not [var constructor] || !Array.Exists(constructor.GetParameters(), p => IsChange(p.ParameterType))) return;
        var parameters = constructor.GetParameters();
        type.CreateObject = () => constructor.Invoke(Array.ConvertAll(parameters, Default));
        foreach (var required in parameters.Where(p => !p.HasDefaultValue))
        {
            if (type.Properties.FirstOrDefault(p => string.Equals((p.AttributeProvider as MemberInfo)?.Name, required.Name, StringComparison.Ordinal)) is { } property) property.IsRequired = true;
        }
    }

    private static bool IsChange(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Change<>);

    private static object? Default(ParameterInfo parameter) =>
        parameter is { HasDefaultValue: true, DefaultValue: { } value }
            ? parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, value) : value
            : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
}

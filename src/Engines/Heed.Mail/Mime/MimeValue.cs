using System.Collections.ObjectModel;

namespace Heed.Mail;

internal static class MimeValue
{
    public static IReadOnlyDictionary<string, string> NoParameters => ReadOnlyDictionary<string, string>.Empty;
}

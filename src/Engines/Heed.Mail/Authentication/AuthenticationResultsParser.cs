using System.Text;

namespace Heed.Mail.Authentication;

/// <summary>Reads one header value (RFC 8601 §2.2). O(n), no recursion; anything that does not fit makes it no header at all.</summary>
internal static class AuthenticationResultsParser
{
    private const int MaxLength = 16 * 1024, MaxMethods = 100;

    internal static bool TryParse(string value, out string server, out IReadOnlyList<AuthenticationMethod> methods)
    {
        (server, methods) = ("", []);
        if (value.Length > MaxLength || Split(value) is not { Count: > 0 } parts || parts.Count > MaxMethods) return false;
        if (parts[0] is not [var id, ..]) return false;
        // "id version"; the only version there is, is 1.
        if (parts[0].Count > 1 && parts[0][1] != "1") return false;
        var read = new List<AuthenticationMethod>();
        foreach (var part in parts.Skip(1))
        {
            if (part.Count == 0 || part is ["none"]) continue;
            if (Method(part) is not { } method) return false;
            read.Add(method);
        }

        (server, methods) = (id, read);
        return true;
    }

    private static AuthenticationMethod? Method(List<string> words)
    {
        var pairs = Pairs(words);
        if (pairs is not [var (name, result), ..]) return null;
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in pairs.Skip(1)) properties.TryAdd(key, value);
        return new AuthenticationMethod(name.Split('/')[0].ToLowerInvariant(), Verdict(result), properties);
    }

    private static List<(string Key, string Value)> Pairs(List<string> words)
    {
        var pairs = new List<(string, string)>();
        for (var at = 0; at + 2 < words.Count;)
        {
            if (words[at + 1] == "=")
            {
                pairs.Add((words[at], words[at + 2]));
                at += 3;
            }
            else
            {
                at++;
            }
        }

        return pairs;
    }

    private static AuthenticationVerdict Verdict(string word) => word.ToLowerInvariant() switch
    {
        "pass" => AuthenticationVerdict.Pass,
        "fail" or "hardfail" => AuthenticationVerdict.Fail,
        "softfail" => AuthenticationVerdict.SoftFail,
        "neutral" => AuthenticationVerdict.Neutral,
        "policy" => AuthenticationVerdict.Policy,
        "temperror" => AuthenticationVerdict.TemporaryError,
        "permerror" => AuthenticationVerdict.PermanentError,
        _ => AuthenticationVerdict.None,
    };

    /// <summary>Words between semicolons; "=" is a word of its own, comments are gone, quoted strings are single words.</summary>
    private static List<List<string>>? Split(string value)
    {
        var parts = new List<List<string>> { new() };
        var word = new StringBuilder();
        var depth = 0;
        void End()
        {
            if (word.Length > 0) parts[^1].Add(word.ToString());
            word.Clear();
        }

        for (var at = 0; at < value.Length; at++)
        {
            var c = value[at];
            if (depth > 0)
            {
                if (c == '\\') at++;
                else depth += c switch { '(' => 1, ')' => -1, _ => 0 };
                continue;
            }

            switch (c)
            {
                case '(':
                    End();
                    depth++;
                    break;
                case '"':
                    for (at++; at < value.Length && value[at] != '"'; at++)
                    {
                        if (value[at] == '\\' && ++at >= value.Length) return null;
                        word.Append(value[at]);
                    }

                    if (at >= value.Length) return null;
                    break;
                case ';':
                    End();
                    parts.Add([]);
                    break;
                case '=':
                    End();
                    parts[^1].Add("=");
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    End();
                    break;
                default:
                    word.Append(c);
                    break;
            }
        }

        End();
        return depth == 0 ? parts : null;
    }
}

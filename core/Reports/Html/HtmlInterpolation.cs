using System.Globalization;
using System.Runtime.CompilerServices;

namespace HybridTrust.Reports.Html;

/// <summary>Takes an interpolated string apart for <see cref="HtmlText"/>: literals are markup, values are encoded.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly HtmlText _html;

    public HtmlInterpolation(int literalLength, int formattedCount, HtmlText html)
    {
        _ = literalLength;
        _ = formattedCount;
        _html = html;
    }

    public void AppendLiteral(string markup) => _html.AddTrusted(markup);

    public void AppendFormatted(string? value) => _html.AddValue(value);

    public void AppendFormatted<T>(T value) => _html.AddValue(Convert.ToString(value, CultureInfo.InvariantCulture));

    public void Close()
    {
        // Everything was added on the way; the call exists so that the handler is an argument of something.
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace HybridTrust.Reports.Html;

/// <summary>
/// HTML under construction. Text written in the code is markup, every value put into it is encoded: the compiler tells them apart, so
/// nobody can forget.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>Adds an interpolated string: its literal parts as they are, its values encoded.</summary>
    public void Add([System.Runtime.CompilerServices.InterpolatedStringHandlerArgument("")] HtmlInterpolation html) => html.Close();

    /// <summary>Adds text of our own as it is; for the style sheet alone.</summary>
    public void AddTrusted(string markup) => _text.Append(markup);

    public void AddValue(string? value)
    {
        if (value is not null)
        {
            _text.Append(Encoder.Encode(value));
        }
    }

    public override string ToString() => _text.ToString();
}

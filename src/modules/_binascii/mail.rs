//! Quoted-printable and uuencode, the older ways of mail to carry bytes as text. Plain Rust.

/// Longest line of quoted-printable text.
const LINE: usize = 76;

fn hex_digit(c: Option<&u8>) -> Option<u8> {
    char::from(*c?).to_digit(16).map(|d| d as u8)
}

/// Reads quoted-printable text; what is no escape stays.
pub fn from_quoted(data: &[u8], header: bool) -> Vec<u8> {
    let mut made = Vec::with_capacity(data.len());
    let mut i = 0;
    while let Some(&c) = data.get(i) {
        i += 1;
        match c {
            b'=' => match data.get(i) {
                None => break,
                // A soft break: the line goes on.
                Some(b'\n' | b'\r') => {
                    while let Some(&c) = data.get(i) {
                        i += 1;
                        if c == b'\n' {
                            break;
                        }
                    }
                }
                Some(b'=') => {
                    made.push(b'=');
                    i += 1;
                }
                _ => match (hex_digit(data.get(i)), hex_digit(data.get(i + 1))) {
                    (Some(high), Some(low)) => {
                        made.push(high << 4 | low);
                        i += 2;
                    }
                    _ => made.push(b'='),
                },
            },
            b'_' if header => made.push(b' '),
            _ => made.push(c),
        }
    }
    made
}

/// Writes quoted-printable text.
pub fn to_quoted(data: &[u8], quote_tabs: bool, text: bool, header: bool) -> Vec<u8> {
    let mut made: Vec<u8> = Vec::with_capacity(data.len() * 2);
    let crlf = data
        .iter()
        .position(|&c| c == b'\n')
        .is_some_and(|at| at > 0 && data[at - 1] == b'\r');
    let newline = |made: &mut Vec<u8>| made.extend(if crlf { &b"\r\n"[..] } else { b"\n" });
    let (mut i, mut column) = (0, 0usize);
    while let Some(&c) = data.get(i) {
        let next = data.get(i + 1).copied();
        let ends = i + 1 == data.len();
        let alone = c == b'.' && column == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0));
        let quoted = c > 126
            || c == b'='
            || header && c == b'_'
            || alone
            || !text && matches!(c, b'\r' | b'\n')
            || matches!(c, b'\t' | b' ') && ends
            || c < 33 && !matches!(c, b'\r' | b'\n') && (quote_tabs || !matches!(c, b'\t' | b' '));
        if quoted {
            if column + 3 >= LINE {
                made.push(b'=');
                newline(&mut made);
                column = 0;
            }
            made.extend(format!("={c:02X}").bytes());
            column += 3;
            i += 1;
        } else if text && (c == b'\n' || c == b'\r' && next == Some(b'\n')) {
            column = 0;
            // A blank at the end of a line would be lost on the way.
            if let Some(&last @ (b' ' | b'\t')) = made.last() {
                made.pop();
                made.extend(format!("={last:02X}").bytes());
            }
            newline(&mut made);
            i += if c == b'\r' { 2 } else { 1 };
        } else {
            if !ends && next != Some(b'\n') && column + 1 >= LINE {
                made.push(b'=');
                newline(&mut made);
                column = 0;
            }
            made.push(if header && c == b' ' { b'_' } else { c });
            column += 1;
            i += 1;
        }
    }
    made
}

/// Writes one line of uuencoded text: at most 45 bytes.
pub fn to_uu(data: &[u8], backtick: bool) -> Result<Vec<u8>, String> {
    if data.len() > 45 {
        return Err("At most 45 bytes at once".to_string());
    }
    let digit = |n: u32| match n & 63 {
        0 if backtick => b'`',
        n => n as u8 + b' ',
    };
    let mut made = vec![digit(data.len() as u32)];
    for piece in data.chunks(3) {
        let at = |i: usize| u32::from(piece.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        made.extend((0..4).map(|i| digit(bits >> (18 - 6 * i))));
    }
    made.push(b'\n');
    Ok(made)
}

/// Reads one line of uuencoded text.
pub fn from_uu(data: &[u8]) -> Result<Vec<u8>, String> {
    let length = usize::from(data.first().copied().unwrap_or(b' ').wrapping_sub(b' ') & 63);
    let mut made = Vec::with_capacity(length);
    let (mut bits, mut count) = (0u32, 0u32);
    let mut i = 1;
    while made.len() < length {
        let c = data.get(i).copied().unwrap_or(b'\n');
        let digit = match c {
            // Trailing blanks may have been cut off.
            b'\n' | b'\r' | 0 => 0,
            b' '..=b'`' => (c - b' ') & 63,
            _ => return Err("Illegal char".to_string()),
        };
        if i < data.len() {
            i += 1;
        }
        bits = (bits << 6 | u32::from(digit)) & 0xffff;
        count += 6;
        if count >= 8 {
            count -= 8;
            made.push((bits >> count) as u8);
        }
    }
    match data
        .get(i..)
        .unwrap_or_default()
        .iter()
        .find(|c| !matches!(c, b' ' | b'`' | b'\n' | b'\r'))
    {
        Some(_) => Err("Trailing garbage".to_string()),
        None => Ok(made),
    }
}

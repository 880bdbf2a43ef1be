//! An address -> its QR code (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc};

use crate::layout::colour::Colour;
use crate::layout::drawing::Drawing;

/// Draws the code of an address, without the quiet zone of four modules that has to be around it. A quarter of it may be soiled.
///
/// # Errors
/// If the address is longer than a code can hold.
pub fn qr(address: &str, ink: Colour) -> Result<Drawing, String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Quartile).map_err(|error| error.to_string())?;
    let rows: Vec<Vec<bool>> =
        (0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect()).collect();
    Ok(Drawing::squares(&rows, ink))
}

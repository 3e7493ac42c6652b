//! Build script: turns `aster.lalrpop` into the parser.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=grammar/aster.lalrpop");
    println!("cargo:rerun-if-changed=grammar/build.rs");
    let out = std::env::var("OUT_DIR")?;
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(out)
        .emit_rerun_directives(false)
        .process_file("grammar/aster.lalrpop")
}
